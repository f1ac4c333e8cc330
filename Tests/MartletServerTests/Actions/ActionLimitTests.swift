import HTTPTypes
import MartletCore
import Testing

@testable import MartletServer

@Suite struct ActionLimitTests {
    @Test func aSiteSaysHowOftenFormsMayBePosted() async throws {
        let handler = PageHandler(site: WavingSite(), browser: nil)
        var services = Services()
        services.add(RateLimiter())
        func wave(from address: String = "192.0.2.1", with services: Services) async throws -> Int {
            let request = try Request(
                .post, "/\(PageHandler<WavingSite>.dataPrefix)/waves",
                headers: [.contentType: "application/x-www-form-urlencoded"], body: Array("action=Wave".utf8),
                address: address, services: services)
            return try await handler.respond(to: request).status.code
        }
        for expected in [200, 200, 429] { #expect(try await wave(with: services) == expected) }
        #expect(try await wave(from: "192.0.2.2", with: services) == 200)
        // Without anything that counts there is no limit.
        for _ in 0..<4 { #expect(try await wave(with: Services()) == 200) }
    }
}

private struct WavingSite: Site {
    var routes: Routes {
        WavesPage.self
        Wave.self
    }
    var actionLimit: RateLimit? { RateLimit("few", 2, per: .seconds(600)) }
}

@Page("/waves") struct WavesPage {
    var body: some View { Form(Wave()) { _ in button { "Wave" } } }
}

@Action struct Wave {}

extension Wave {
    func perform(_ request: Request) async throws -> Done { Done() }
}
