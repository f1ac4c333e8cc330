import MartletServer
import NIOCore
import Testing

@Suite struct HTTPBodyTests {
    private static let echo: Handler = { request in
        Response(body: .bytes(ByteBuffer(bytes: try await request.bytes(upTo: 1000))))
    }

    @Test func aBodyIsCollected() async throws {
        let reply = try await withServer(handler: Self.echo) { try await $0.send("POST", "/", body: "hello") }
        #expect(reply.text == "hello")
    }

    @Test func aChunkedBodyIsCollected() async throws {
        let reply = try await withServer(handler: Self.echo) {
            try await $0.exchange(
                "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        }
        #expect(reply.hasSuffix("\r\n\r\nabcde"))
    }

    @Test func theSameBodyCanBeAskedForTwice() async throws {
        let handler: Handler = { request in
            _ = try await request.bytes(upTo: 1000)
            return try await Self.echo(request)
        }
        let reply = try await withServer(handler: handler) { try await $0.send("POST", "/", body: "hello") }
        #expect(reply.text == "hello")
    }

    @Test func aLargerBodyIsRefusedByItsAnnouncement() async throws {
        let reply = try await withServer(handler: Self.echo) {
            try await $0.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n")
        }
        #expect(reply.hasPrefix("HTTP/1.1 413 "))
        #expect(reply.contains("Connection: close"))
    }

    @Test func aLargerBodyInChunksIsRefusedAsItComes() async throws {
        let reply = try await withServer(handler: Self.echo) {
            let connection = try await $0.connect()
            let chunk = "FF\r\n" + String(repeating: "a", count: 255) + "\r\n"
            try await connection.send(
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + String(repeating: chunk, count: 20))
            connection.finishSending()
            return try await connection.receiveAll()
        }
        #expect(reply.hasPrefix("HTTP/1.1 413 "))
    }

    @Test func aBodyThatNobodyReadsDoesNotBecomeTheNextRequest() async throws {
        let text = try await withServer(handler: { .text($0.path) }) {
            try await $0.exchange(
                "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 29\r\n\r\nGET /evil HTTP/1.1\r\nHost: a\r\n"
                    + "GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        }
        #expect(!text.contains("evil"))
        #expect(text.occurrences(of: "HTTP/1.1 200") == 2)
    }

    @Test func aBodyThatEndsEarlyIsAnError() async throws {
        let handler: Handler = { request in
            await #expect(throws: (any Error).self) { try await request.bytes(upTo: 100) }
            return .text("seen")
        }
        _ = try await withServer(handler: handler) {
            let connection = try await $0.connect()
            try await connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
            connection.finishSending()
            return try await connection.receiveAll()
        }
    }

    @Test func continueIsSentOnlyToThoseWhoseBodyIsWanted() async throws {
        let handler: Handler = { request in
            request.path == "/no" ? .text("no", status: .forbidden) : try await Self.echo(request)
        }
        try await withServer(handler: handler) { server in
            let head = "HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n"
            let wanted = try await server.connect()
            try await wanted.send("POST /yes \(head)Connection: close\r\n\r\n")
            #expect(try await wanted.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await wanted.send("hello")
            #expect(try await wanted.receiveAll().hasSuffix("\r\n\r\nhello"))

            let refused = try await server.exchange("POST /no \(head)\r\n")
            #expect(refused.hasPrefix("HTTP/1.1 403 "))
            #expect(refused.contains("Connection: close"))
        }
    }

    @Test func aLargeUploadIsReadPieceByPiece() async throws {
        let handler: Handler = { request in
            var count = 0
            for try await piece in request.body { count += piece.readableBytes }
            return .text("\(count)")
        }
        let reply = try await withServer(handler: handler) {
            try await $0.send("POST", "/", body: String(repeating: "x", count: 3_000_000))
        }
        #expect(reply.text == "3000000")
    }

    @Test func aTaskThatOutlivesItsHandlerCannotReadTheNextBody() async throws {
        let (pieces, found) = AsyncStream.makeStream(of: Bool.self)
        let handler: Handler = { request in
            if request.path == "/1" {
                let body = request.body
                Task {
                    try await Task.sleep(for: .milliseconds(50))
                    let piece = try? await body.bytes(upTo: 100)
                    found.yield(piece == nil)
                }
                return .text("1")
            }
            try await Task.sleep(for: .milliseconds(150))
            return try await Self.echo(request)
        }
        let text = try await withServer(handler: handler) {
            try await $0.exchange(
                "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na"
                    + "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
        }
        #expect(text.hasSuffix("hello"))
        for await wasRefused in pieces {
            #expect(wasRefused)
            break
        }
    }

    @Test func aFormIsReadAndOtherTypesAreRefused() async throws {
        let handler: Handler = { .text(try await $0.form()["text"] ?? "none") }
        try await withServer(handler: handler) { server in
            let form = "Content-Type: application/x-www-form-urlencoded;charset=UTF-8"
            let read = try await server.send("POST", "/", form, body: "text=a+b%21")
            #expect(read.text == "a b!")
            let refused = try await server.send("POST", "/", "Content-Type: text/plain", body: "text=a")
            #expect(refused.status == 415)
        }
    }
}

extension String {
    fileprivate func occurrences(of text: String) -> Int { ranges(of: text).count }
}
