import HTTPTypes
import MartletServer
import Testing

@Suite struct HTTPMethodTests {
    private static let handler: Handler = { request in
        let table = MethodTable([.get: { _ in .text("shown") }, .post: { _ in .text("added", status: .created) }])
        return try await table.respond(to: request)
    }

    @Test(arguments: [
        ("GET", 200, nil), ("HEAD", 200, nil), ("POST", 201, nil),
        ("OPTIONS", 204, "GET, HEAD, OPTIONS, POST"),
        ("DELETE", 405, "GET, HEAD, OPTIONS, POST"), ("PUT", 405, "GET, HEAD, OPTIONS, POST"),
        ("TRACE", 405, "GET, HEAD, OPTIONS, POST"), ("BREW", 501, nil), ("PROPFIND", 501, nil),
    ])
    func isAnswered(method: String, status: Int, allow: String?) async throws {
        let reply = try await withServer(handler: Self.handler) { try await $0.send(method, "/") }
        #expect(reply.status == status)
        #expect(reply["allow"] == allow)
        if method == "HEAD" { #expect(reply.body.isEmpty && reply["content-length"] == "5") }
        if status == 204 { #expect(reply["content-length"] == nil) }
    }
}
