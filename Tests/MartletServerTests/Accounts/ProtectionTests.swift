import HTTPTypes
@testable import MartletServer
import Synchronization
import Testing

@Suite struct ProtectionTests {
    private func status(_ method: HTTPRequest.Method, _ path: String, _ headers: [String: String]) async throws -> Int {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let request = try Request(method, path, headers: fields)
        do {
            return try await CrossSiteProtection(exempt: ["/api/"]).handle(request) { _ in Response() }.status.code
        } catch let error as HTTPError {
            return error.status.code
        }
    }

    @Test(
        arguments: [
            (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
            (["Sec-Fetch-Site": "same-origin"], 200),
            (["Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"], 403),
            (["Origin": "http://evil.example"], 403), (["Origin": "null"], 403),
            (["Origin": "http://localhost.evil.example"], 403),
            (["Origin": "https://localhost"], 403), (["Origin": "http://localhost"], 200),
            (["Referer": "http://evil.example/http://localhost/"], 403),
            (["Referer": "http://localhost.evil.example/"], 403),
            (["Referer": "http://localhost/photos"], 200), ([:], 200),
        ] as [([String: String], Int)])
    func changesComeFromThisSiteOnly(_ headers: [String: String], _ expected: Int) async throws {
        for method in [HTTPRequest.Method.post, .put, .patch, .delete] {
            #expect(try await status(method, "/", headers) == expected)
        }
        #expect(try await status(.get, "/", headers) == 200, "whoever may read")
        #expect(try await status(.post, "/api/v1/photos", headers) == 200)
        #expect(try await status(.post, "/apiary", headers) == expected)
    }

    @Test func aBucketEmptiesAndFillsAgain() throws {
        let time = Mutex(Duration.zero)
        let limiter = RateLimiter { time.withLock { $0 } }
        let limit = RateLimit("login", 3, per: .seconds(60))
        for _ in 0..<3 { try limiter.take(limit, "ann") }
        #expect(throws: RateLimited.self) { try limiter.take(limit, "ann") }
        try limiter.take(limit, "ben")
        try limiter.take(RateLimit("upload", 3, per: .seconds(60)), "ann")
        time.withLock { $0 = .seconds(12) }
        let error = #expect(throws: RateLimited.self) { try limiter.take(limit, "ann") }
        #expect(error?.retryAfter == 8)
        time.withLock { $0 = .seconds(20) }
        try limiter.take(limit, "ann")
        #expect(throws: RateLimited.self) { try limiter.take(limit, "ann") }
        limiter.reset(limit, "ann")
        for _ in 0..<3 { try limiter.take(limit, "ann") }
    }

    @Test func theMemoryIsBoundedAndWhoIsLimitedStaysSo() throws {
        let limiter = RateLimiter(capacity: 1000) { .zero }
        let limit = RateLimit("login", 5, per: .seconds(600))
        for _ in 0..<5 { try limiter.take(limit, "attacker") }
        for number in 0..<20_000 {
            try limiter.take(limit, "visitor \(number)")
            #expect(limiter.count <= 1000)
        }
        #expect(throws: RateLimited.self) { try limiter.take(limit, "attacker") }
    }

    @Test func anIPv6ClientIsOneNetwork() {
        #expect(Request.network(of: "2001:db8:1:2::1") == Request.network(of: "2001:db8:1:2:ffff::9"))
        #expect(Request.network(of: "2001:db8:1:2::1") != Request.network(of: "2001:db8:1:3::1"))
        #expect(Request.network(of: "203.0.113.7") == "203.0.113.7")
    }

    @Test func theAnswerSaysWhenToComeBack() async throws {
        let limit = RateLimit("login", 1, per: .seconds(60))
        let handler: Handler = { request in
            try request.limit(limit, by: .address)
            return .text("in")
        }
        try await withServer({ $0.services.add(RateLimiter()) }, handler: handler) { server in
            #expect(try await server.send("GET", "/").status == 200)
            let reply = try await server.send("GET", "/")
            #expect(reply.status == 429)
            let seconds = try #require(reply["retry-after"].flatMap { Int($0) })
            #expect(1...60 ~= seconds)
        }
    }
}
