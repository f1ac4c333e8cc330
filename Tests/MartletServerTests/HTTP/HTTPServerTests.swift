import MartletServer
import NIOCore
import Testing

@Suite struct HTTPServerTests {
    @Test func answersWhatTheHandlerReturns() async throws {
        let reply = try await withServer { try await $0.send("GET", "/") }
        #expect(reply.status == 200)
        #expect(reply.text == "hello")
        #expect(reply["content-length"] == "5")
        #expect(reply["date"]?.hasSuffix(" GMT") == true)
        #expect(reply["x-request-id"]?.utf8.count == 16)
    }

    @Test func answersManyRequestsOverOneConnectionInOrder() async throws {
        let text = try await withServer(handler: { .text($0.path) }) { server in
            try await server.exchange(
                "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        }
        let bodies = text.split(separator: "\r\n\r\n").dropFirst().map { $0.prefix(2) }
        #expect(bodies == ["/1", "/2", "/3"])
    }

    @Test func headHasTheHeadersOfGetAndNoBody() async throws {
        try await withServer { server in
            let head = try await server.send("HEAD", "/")
            #expect(head.status == 200)
            #expect(head["content-length"] == "5")
            #expect(head.body.isEmpty)
        }
    }

    @Test func headOfAStreamDoesNotRunIt() async throws {
        let handler: Handler = { _ in
            Response(body: .stream { _ in Issue.record("the stream ran") })
        }
        let reply = try await withServer(handler: handler) { try await $0.send("HEAD", "/") }
        #expect(reply.status == 200)
        #expect(reply["transfer-encoding"] == nil)
        #expect(reply.body.isEmpty)
    }

    @Test func aStreamIsSentAsItIsWritten() async throws {
        let (turns, next) = AsyncStream.makeStream(of: Void.self)
        let handler: Handler = { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("first")
                    for await _ in turns { break }
                    try await writer.write("second")
                })
        }
        try await withServer(handler: handler) { server in
            let connection = try await server.connect()
            try await connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let start = try await connection.receive(until: "first\r\n")
            #expect(start.contains("transfer-encoding: chunked") || start.contains("Transfer-Encoding: chunked"))
            next.yield()
            #expect(try await connection.receiveAll() == "6\r\nsecond\r\n0\r\n\r\n")
        }
    }

    @Test func aBrokenStreamIsCutAndDoesNotPassForWhole() async throws {
        struct Broken: Error {}
        let handler: Handler = { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("part")
                    throw Broken()
                })
        }
        let text = try await withServer(handler: handler) {
            try await $0.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        }
        #expect(text.hasSuffix("4\r\npart\r\n"))
    }

    @Test func http10GetsNoChunks() async throws {
        let handler: Handler = { _ in Response(body: .stream { try await $0.write("all") }) }
        let text = try await withServer(handler: handler) { try await $0.exchange("GET / HTTP/1.0\r\n\r\n") }
        #expect(!text.lowercased().contains("chunked"))
        #expect(text.contains("Connection: close"))
        #expect(text.hasSuffix("\r\n\r\nall"))
    }

    @Test func aClientThatTakesNothingIsCutOff() async throws {
        let (ends, ended) = AsyncStream.makeStream(of: Bool.self)
        let handler: Handler = { _ in
            Response(
                body: .stream { writer in
                    let piece = ByteBuffer(repeating: 0, count: 1 << 20)
                    do {
                        for _ in 0..<100 { try await writer.write(piece) }
                        ended.yield(false)
                    } catch {
                        ended.yield(true)
                    }
                })
        }
        try await withServer({ $0.configuration.limits.writeTimeout = 1 }, handler: handler) { server in
            let connection = try await server.connect()
            try await connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            for await wasCut in ends {
                #expect(wasCut)
                break
            }
            connection.finishSending()  // And so it lives until here.
        }
    }

    @Test func aClientThatIsMerelySlowGetsAll() async throws {
        let body = ByteBuffer(repeating: 7, count: 12 << 20)
        try await withServer(
            {
                $0.configuration.limits.writeTimeout = 1
                // Far below what is read here, however busy the machine is.
                $0.configuration.limits.slowestRate = 1 << 16
            }, handler: { _ in Response(body: .bytes(body)) }
        ) { server in
            let connection = try await server.connect()
            try await connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let bytes = try await connection.receiveAllBytes(pauses: 6, .milliseconds(400), piece: 1 << 21)
            #expect(bytes.count > 12 << 20)
        }
    }
}
