import HTTPTypes
import MartletCore
import MartletServer
import Testing

@Suite struct PageDataTests {
    private static func lines(_ target: String) async throws -> (response: Response, lines: [Substring]) {
        let (response, text) = try await TestSite.page(target)
        return (response, text.split(separator: "\n", omittingEmptySubsequences: false))
    }

    @Test func aPagesDataIsTwoLines() async throws {
        let (response, lines) = try await Self.lines("/_martlet/inner/a%0Ab%3C?size=3")
        #expect(response.status == .ok && response.headers[.contentType] == "application/json")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("{\"build\":\"/assets/site.wasm\",\"status\":200,\"head\":\""))
        #expect(lines[0].contains("page a\\nb&lt;"))
        #expect(lines[1].hasSuffix("[\"outer layout\"],[\"inner layout\"],[\"a\\nb\\u003C\",3]]"))
    }

    @Test func itIsThatOfTheDocument() async throws {
        let page = try await TestSite.page("/inner/x").text
        let (_, lines) = try await Self.lines("/_martlet/inner/x")
        #expect(page.contains("id=\"martlet-data\">\(lines[1])</script>"))
    }

    @Test func theStartPageHasData() async throws {
        for target in ["/_martlet", "/_martlet/"] {
            let (response, lines) = try await Self.lines(target)
            #expect(response.status == .ok && lines.count == 2)
        }
    }

    @Test func anErrorPageIsDataAsWell() async throws {
        for (target, status) in [
            ("/_martlet/fail/missing", 404), ("/_martlet/no/such", 404), ("/_martlet/innerfail/x", 500),
        ] {
            let (response, lines) = try await Self.lines(target)
            #expect(response.status.code == status && lines.count == 2)
            #expect(lines[0].contains("\"status\":\(status),"))
            #expect(!response.text.contains("swordfish"))
            #expect(response.headers[.cacheControl] == "no-store")
        }
    }

    @Test func aRedirectIsNamedNotFollowed() async throws {
        let (response, text) = try await TestSite.page("/_martlet/fail/moved")
        #expect(response.status == .ok && response.headers[.location] == nil)
        #expect(text == "{\"build\":\"/assets/site.wasm\",\"redirect\":\"/plain?a=b\"}")
    }

    @Test func noRedirectRunsScript() async throws {
        let (_, text) = try await TestSite.page("/_martlet/fail/script")
        #expect(text == "{\"build\":\"/assets/site.wasm\",\"redirect\":\"about:blank#blocked\"}")
    }

    @Test func pagesAreAnsweredWith304IfTheyAreTheSame() async throws {
        let handler = HTTPServer { try await TestSite.respond(to: $0) }.composedHandler()
        for target in ["/plain", "/inner/x", "/_martlet/inner/x", "/about"] {
            let first = try await handler(try Request(.get, target))
            let tag = try #require(first.headers[.eTag], "\(target)")
            let second = try await handler(try Request(.get, target, headers: [.ifNoneMatch: tag]))
            #expect(second.status == .notModified && second.body.length == 0)
        }
        let error = try await handler(try Request(.get, "/fail/missing", headers: [.ifNoneMatch: "*"]))
        #expect(error.status == .notFound)
    }

    @Test func thePolicyAllowsTheLoaderAlone() async throws {
        let handler = HTTPServer { try await TestSite.respond(to: $0) }.composedHandler()
        let policy = try await handler(try Request(.get, "/inner/x")).headers[.contentSecurityPolicy] ?? ""
        let scripts = try #require(policy.split(separator: "; ").first { $0.hasPrefix("script-src ") })
        #expect(
            scripts.hasPrefix("script-src 'self' 'wasm-unsafe-eval' 'sha256-")
                && scripts.split(separator: " ").count == 4)
        let plain = try await handler(try Request(.get, "/plain")).headers[.contentSecurityPolicy] ?? ""
        #expect(!plain.contains("'sha256-"))
    }
}
