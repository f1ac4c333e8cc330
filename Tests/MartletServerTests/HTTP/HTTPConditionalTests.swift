import HTTPTypes
import MartletServer
import NIOCore
import Testing

@Suite struct HTTPConditionalTests {
    private static func answer(
        to request: Request, with response: Response = .html("<p>a page</p>")
    ) async throws -> Response {
        try await ConditionalRequests().handle(request) { _ in response }
    }

    private static func tag() async throws -> String {
        try #require(try await answer(to: try Request(.get, "/")).headers[.eTag])
    }

    @Test func equalBytesHaveEqualTags() async throws {
        let tag = try await Self.tag()
        #expect(try await Self.tag() == tag)
        let other = try await Self.answer(to: try Request(.get, "/"), with: .html("<p>another</p>"))
        #expect(other.headers[.eTag] != tag)
        #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.utf8.count == 26)
    }

    @Test func whatTheClientHasIsNotSentAgain() async throws {
        let tag = try await Self.tag()
        for header in [tag, "W/" + tag, "\"x\", \(tag)", "\"a,b\", W/\(tag) , \"c\"", "*"] {
            let response = try await Self.answer(to: try Request(.get, "/", headers: [.ifNoneMatch: header]))
            #expect(response.status == .notModified, "\(header)")
            #expect(response.body.length == 0)
            #expect(response.headers[.eTag] == tag)
            #expect(response.headers[.contentType] == nil)
        }
        for header in ["\"x\"", "", "x", String(tag.dropLast()), "W/\"\""] {
            let response = try await Self.answer(to: try Request(.get, "/", headers: [.ifNoneMatch: header]))
            #expect(response.status == .ok, "\(header)")
        }
    }

    @Test func onlyReadingIsConditional() async throws {
        let tag = try await Self.tag()
        let post = try await Self.answer(to: try Request(.post, "/", headers: [.ifNoneMatch: tag]))
        #expect(post.status == .ok)
        #expect(post.headers[.eTag] == nil)
    }

    @Test func whatMustNotBeStoredHasNoTag() async throws {
        var secret = Response.html("secret")
        secret.headers[.cacheControl] = "no-store"
        #expect(try await Self.answer(to: try Request(.get, "/"), with: secret).headers[.eTag] == nil)
    }

    @Test func anErrorIsNotConditional() async throws {
        let response = try await Self.answer(
            to: try Request(.get, "/", headers: [.ifNoneMatch: "*"]), with: .text("no", status: .notFound))
        #expect(response.status == .notFound)
    }

    @Test func datesCountWhereThereAreNoTags() async throws {
        var response = Response()
        response.headers[.lastModified] = "Sun, 06 Nov 1994 08:49:37 GMT"
        for (since, status) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 304), ("Mon, 07 Nov 1994 08:49:37 GMT", 304),
            ("Sun, 06 Nov 1994 08:49:36 GMT", 200), ("yesterday", 200), ("Sun, 06 Xyz 1994 08:49:37 GMT", 200),
        ] {
            let request = try Request(.get, "/", headers: [.ifModifiedSince: since])
            #expect(response.conditioned(by: request).status.code == status, "\(since)")
        }
        let both = try Request(
            .get, "/", headers: [.ifModifiedSince: "Mon, 07 Nov 1994 08:49:37 GMT", .ifNoneMatch: "\"x\""])
        #expect(response.conditioned(by: both).status == .ok)
    }

    @Test(arguments: [
        ("bytes=0-3", 206, "0123", "bytes 0-3/10"),
        ("bytes=4-", 206, "456789", "bytes 4-9/10"),
        ("bytes=-3", 206, "789", "bytes 7-9/10"),
        ("bytes=-100", 206, "0123456789", "bytes 0-9/10"),
        ("bytes=8-100", 206, "89", "bytes 8-9/10"),
        ("Bytes = 9-9", 206, "9", "bytes 9-9/10"),
        ("bytes=10-", 416, "", "bytes */10"),
        ("bytes=-0", 416, "", "bytes */10"),
        ("bytes=99999999999999999999-", 416, "", "bytes */10"),
        ("bytes=5-2", 200, "0123456789", nil),
        ("bytes=0-1,3-4", 200, "0123456789", nil),
        ("bytes=a-b", 200, "0123456789", nil),
        ("bytes=-", 200, "0123456789", nil),
        ("bytes=--1", 200, "0123456789", nil),
        ("lines=0-3", 200, "0123456789", nil),
        ("", 200, "0123456789", nil),
    ])
    func aPartIsSent(header: String, status: Int, text: String, contentRange: String?) throws {
        var whole = Response.text("0123456789")
        whole.headers[.acceptRanges] = "bytes"
        let part = whole.conditioned(by: try Request(.get, "/", headers: [.range: header]))
        #expect(part.status.code == status)
        #expect(part.headers[.contentRange] == contentRange)
        if case .bytes(let buffer) = part.body { #expect(String(buffer: buffer) == text) }
        #expect(part.body.length == text.utf8.count)
    }

    @Test func aPartOfAnotherVersionIsNotSent() throws {
        var whole = Response.text("0123456789")
        whole.headers[.acceptRanges] = "bytes"
        whole.headers[.eTag] = "\"v2\""
        for (condition, status) in [("\"v2\"", 206), ("\"v1\"", 200), ("W/\"v2\"", 200)] {
            let request = try Request(.get, "/", headers: [.range: "bytes=0-3", .ifRange: condition])
            #expect(whole.conditioned(by: request).status.code == status)
        }
    }
}
