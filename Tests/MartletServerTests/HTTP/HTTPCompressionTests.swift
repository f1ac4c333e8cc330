import HTTPTypes
import MartletServer
import NIOCore
import Testing

@Suite struct HTTPCompressionTests {
    private static let page = String(repeating: "<p>Swifts sleep in flight.</p>\n", count: 200)

    private static func answer(
        _ accept: String?, _ response: Response = .html(page), method: HTTPRequest.Method = .get
    ) async throws -> Response {
        var headers = HTTPFields()
        headers[.acceptEncoding] = accept
        return try await Compression().handle(try Request(method, "/", headers: headers)) { _ in response }
    }

    @Test(arguments: [
        (nil, nil), ("", nil), ("identity", nil), ("deflate", nil),
        ("gzip", "gzip"), ("br", "br"), ("x-gzip", "gzip"), ("BR", "br"),
        ("gzip, br", "br"), ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"), ("gzip;q=0.5, br;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"), ("br;q=0, gzip;q=0", nil), ("*", "br"), ("*;q=0.5, br;q=0", "gzip"),
        ("identity;q=1, br;q=0.5", nil), ("identity;q=0.5, br", "br"), ("identity;q=0, gzip", "gzip"),
        ("br;q=nonsense", nil), ("br ; q = 0.8", "br"), (";;,,;q=1", nil), ("br;q=0.001", "br"), ("br;q=1.001", "br"),
    ])
    func theClientChooses(accept: String?, coding: String?) async throws {
        let response = try await Self.answer(accept)
        #expect(response.headers[.contentEncoding] == coding)
        #expect(response.headers[.vary] == "Accept-Encoding")
        if coding != nil { #expect((response.body.length ?? .max) < Self.page.utf8.count / 10) }
    }

    @Test func identityRefusedAndNothingElseKnownIsNotAcceptable() async throws {
        await #expect(
            performing: { try await Self.answer("identity;q=0") },
            throws: { ($0 as? HTTPError)?.status == .notAcceptable })
        let small = try await Self.answer("gzip, *;q=0", .html("small"))
        #expect(small.headers[.contentEncoding] == "gzip")
    }

    @Test func whatIsCompressedCanBeRead() async throws {
        for (accept, decode) in [("br", { brotliDecoded($0) }), ("gzip", gzipDecoded)]
            as [(String, ([UInt8]) -> [UInt8]?)]
        {
            for text in ["", Self.page, String(repeating: "é", count: 100_000)] {
                guard case .bytes(let buffer) = try await Self.answer("\(accept), identity;q=0", .html(text)).body
                else {
                    Issue.record("no bytes")
                    continue
                }
                #expect(decode(Array(buffer.readableBytesView)).map { String(decoding: $0, as: UTF8.self) } == text)
            }
        }
    }

    /// The encoder may have taken in all and still have a block to write: then it was cut off, at some lengths of many.
    @Test func bodiesOfAnyLengthAreWhole() async throws {
        let row =
            #"<tr class="third"><td>2997</td><td><a href="/rows/2997">Open 2997</a></td><td>Row &lt;2997&gt;</td></tr>"#
        let rows = Array(String(repeating: row, count: 7_000).utf8)
        var digits: [UInt8] = []
        var seed: UInt64 = 7
        while digits.count < 640_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1
            digits += Array("<td>\(seed >> 40)</td>".utf8)
        }
        for bytes in [rows, digits] {
            for length in stride(from: 520_000, to: 600_000, by: 2_719) {
                let text = String(decoding: bytes.prefix(length), as: UTF8.self)
                guard case .bytes(let buffer) = try await Self.answer("br", .html(text)).body else { continue }
                #expect(brotliDecoded(Array(buffer.readableBytesView))?.count == length)
            }
        }
    }

    @Test func whatGainsNothingIsLeftAlone() async throws {
        var image = Response.html(Self.page)
        image.headers[.contentType] = "image/webp"
        var done = Response.html(Self.page)
        done.headers[.contentEncoding] = "br"
        var fixed = Response.html(Self.page)
        fixed.headers[.cacheControl] = "public, no-transform"
        var part = Response.html(Self.page)
        part.status = .partialContent
        var off = Response.html(Self.page)
        off.allowsCompression = false
        for response in [image, done, fixed, part, off, .html("small")] {
            let answer = try await Self.answer("br, gzip", response)
            #expect(answer.headers[.contentEncoding] == response.headers[.contentEncoding])
            #expect(answer.body.length == response.body.length)
        }
    }

    @Test func aCompressedBodyHasAWeakTag() async throws {
        var response = Response.html(Self.page)
        response.headers[.eTag] = "\"x\""
        #expect(try await Self.answer("br", response).headers[.eTag] == "W/\"x\"")
        #expect(try await Self.answer(nil, response).headers[.eTag] == "\"x\"")
    }

    @Test func theTagOfACompressedPageBringsA304() async throws {
        try await withServer(handler: { _ in .html(Self.page) }) { server in
            let page = try await server.send("GET", "/", "Accept-Encoding: br")
            let tag = try #require(page["etag"])
            #expect(tag.hasPrefix("W/"))
            let again = try await server.send("GET", "/", "Accept-Encoding: br", "If-None-Match: \(tag)")
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again["etag"] == tag)
            #expect(again["vary"] == "Accept-Encoding")
            #expect(again["content-length"] == nil)
        }
    }

    @Test func headOfACompressedPageHasItsHeaders() async throws {
        try await withServer(handler: { _ in .html(Self.page) }) { server in
            let get = try await server.send("GET", "/", "Accept-Encoding: br")
            let head = try await server.send("HEAD", "/", "Accept-Encoding: br")
            #expect(head.body.isEmpty)
            for name in ["content-length", "content-encoding", "etag", "vary", "content-type"] {
                #expect(head[name] == get[name], "\(name)")
            }
            #expect(get.body.count == Int(get["content-length"] ?? ""))
        }
    }

    @Test func aStreamedPageArrivesAsItIsWritten() async throws {
        let (turns, next) = AsyncStream.makeStream(of: Void.self)
        let handler: Handler = { _ in
            var response = Response.html("")
            response.body = .stream { writer in
                try await writer.write("<h1>first</h1>")
                for await _ in turns { break }
                try await writer.write("<p>second</p>")
            }
            return response
        }
        try await withServer(handler: handler) { server in
            let connection = try await server.connect()
            try await connection.send("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n")
            let head = try await connection.receive(until: "\r\n\r\n")
            #expect(head.contains("br"))
            let size = try await connection.receive(until: "\r\n")
            let count = try #require(Int(size.dropLast(), radix: 16))
            let piece = try await connection.receiveBytes(count: count)
            #expect(brotliDecoded(piece, isWhole: false) == Array("<h1>first</h1>".utf8))
            next.yield()
            let rest = try Reply(
                Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
                    + (try await connection.receiveAllBytes()).dropFirst(2))
            #expect(brotliDecoded(piece + rest.body) == Array("<h1>first</h1><p>second</p>".utf8))
        }
    }
}
