import MartletServer
import Testing

/// What is sent here was never meant to be a request. The server answers, closes, and lives.
@Suite struct HTTPMalformedTests {
    @Test(arguments: [
        ("no HTTP at all", "hello\r\n\r\n", 501),
        ("a TLS greeting", "\u{16}\u{03}\u{01}\u{02}\u{00}\u{01}\u{00}\u{01}", 501),
        ("a bad escape", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("NUL in the path", "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("dots in the path", "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("escaped dots", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("no slash", "GET photos HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("no host", "GET / HTTP/1.1\r\n\r\n", 400),
        ("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("a host that is none", "GET / HTTP/1.1\r\nHost: a/b@c\r\n\r\n", 400),
        ("a header without colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", 400),
        ("a blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        ("a negative length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
        ("a length beyond all", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
        (
            "length and chunks, for smuggling",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400
        ),
        ("an unknown coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
        ("a proxy's method", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n", 501),
        ("an unknown expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", 417),
        ("an endless address", "GET /" + String(repeating: "a", count: 10_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (
            "an endless header",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 20_000) + "\r\n\r\n", 431
        ),
        (
            "endless headers",
            "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 200) + "\r\n", 431
        ),
    ])
    func isRefused(what: String, text: String, status: Int) async throws {
        let reply = try await withServer { server in
            let reply = try await server.exchange(text)
            #expect(try await server.send("GET", "/").status == 200, "the server lives after \(what)")
            return reply
        }
        #expect(reply.hasPrefix("HTTP/1.1 \(status) "), "\(what): \(reply.prefix(80))")
        #expect(reply.lowercased().contains("connection: close"))
    }

    @Test(arguments: ["/%ff", "/a/%C3%28", "/%zz", "/a%00b", "/%2e%2e/x", "/caf%E9?q=1"])
    func whoReadsPagesGetsAPageForAnAddressThatIsNone(_ target: String) async throws {
        try await withServer({ server in
            server.refusalPage = { error, request in
                #expect(request.segments.isEmpty && request.rawQuery.isEmpty)
                return .html("<h1>\(error.message)</h1>", status: error.status)
            }
        }) { server in
            let page = try await server.send("GET", target, "Accept: text/html,*/*;q=0.8", "Cookie: a=b")
            #expect(page.status == 400 && page.text.hasPrefix("<h1>The address contains"))
            #expect(page["content-security-policy"] != nil && page["connection"] == "close")
            // Not for programs, nor for what is wrong otherwise.
            #expect(try await !server.send("GET", target).text.contains("<h1>"))
            #expect(try await !server.send("POST", target, "Accept: text/html").text.contains("<h1>"))
            #expect(try await !server.exchange("GET \(target) HTTP/1.1\r\nAccept: text/html\r\n\r\n").contains("<h1>"))
            #expect(try await server.send("GET", "/").status == 200)
        }
    }

    @Test func aPageThatFailsForAnAddressThatIsNoneIsALine() async throws {
        try await withServer({ $0.refusalPage = { error, _ in throw error } }) { server in
            let reply = try await server.send("GET", "/%ff", "Accept: text/html")
            #expect(reply.status == 400 && reply.text.contains("bytes that are not text"))
        }
    }

    @Test func randomBytesDoNotHarm() async throws {
        try await withServer { server in
            var random = SystemRandomNumberGenerator()
            for _ in 0..<40 {
                let connection = try await server.connect()
                let bytes = (0..<Int.random(in: 1...2000)).map { _ in UInt8.random(in: 0...255, using: &random) }
                try? await connection.send(bytes)
                connection.finishSending()
                _ = try? await connection.receiveAllBytes()
            }
            #expect(try await server.send("GET", "/").status == 200)
        }
    }

    @Test func mutatedRequestsDoNotHarm() async throws {
        let handler: Handler = { request in
            _ = (request.query.items, request.cookies.items, request.host)
            return .text(String(decoding: try await request.bytes(upTo: 100), as: UTF8.self))
        }
        try await withServer(handler: handler) { server in
            let seed = Array(
                ("POST /a/b%20c?d=e&f HTTP/1.1\r\nHost: a:1\r\nCookie: a=b; c=\"d\"\r\nAccept-Encoding: br;q=0.5, *\r\n"
                    + "Range: bytes=0-4\r\nIf-None-Match: \"x\", W/\"y\"\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\nhello\r\n0\r\n\r\n").utf8)
            for _ in 0..<150 {
                var bytes = seed
                for _ in 0..<Int.random(in: 1...4) {
                    let index = Int.random(in: 0..<bytes.count)
                    switch Int.random(in: 0..<3) {
                    case 0: bytes[index] = UInt8.random(in: 0...255)
                    case 1: bytes.remove(at: index)
                    default: bytes.insert(UInt8.random(in: 0...255), at: index)
                    }
                }
                let connection = try await server.connect()
                try? await connection.send(bytes)
                connection.finishSending()
                _ = try? await connection.receiveAllBytes()
            }
            #expect(try await server.send("POST", "/").status == 200)
        }
    }

    @Test func aHeadThatDripsIsCutOff() async throws {
        try await withServer({ $0.configuration.limits.idleTimeout = 1 }) { server in
            let connection = try await server.connect()
            try await connection.send("GET / HTTP/1.1\r\n")
            #expect(try await connection.receiveAll() == "")
        }
    }

    @Test func aBodyThatDripsIsCutOff() async throws {
        let handler: Handler = { .text("\(try await $0.bytes(upTo: 100).count)") }
        try await withServer({ $0.configuration.limits.bodyTimeout = 1 }, handler: handler) { server in
            let connection = try await server.connect()
            try await connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab")
            #expect(try await !connection.receiveAll().contains("200"))
        }
    }
}
