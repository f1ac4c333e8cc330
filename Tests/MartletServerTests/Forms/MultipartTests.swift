import HTTPTypes
@testable import MartletServer
import Testing

@Suite struct MultipartTests {
    private static let sample =
        "preamble\r\n--X\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nAn owl\r\n-- and\r\n--Y\r\n--X  \r\n"
        + "content-disposition: form-data; name=\"photo\"; filename=\"..\\..\\a%22b.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
        + "\r\n\r\n--\r\r\n-\u{0}\u{7F}--X\r\n--X\r\nContent-Disposition: form-data; name=\"empty\"; filename=\"\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n\r\n--X\r\nContent-Disposition: form-data; name=tag\r\n\r\n\r\n--X--\r\nepilogue"

    private func collect(_ body: String, pieces: Int, limits: FormLimits = FormLimits(), boundary: String = "X") throws
        -> FormData
    {
        var collector = FormCollector(boundary: boundary, limits: limits)
        let bytes = Array(body.utf8)
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + pieces)
            try collector.take(Array(bytes[start..<end]))
            start = end
        }
        return try collector.finish()
    }

    @Test func itDoesNotMatterWhereTheBodyIsCut() throws {
        for size in 1...80 {
            let form = try collect(Self.sample, pieces: size)
            #expect(
                form.fields == [
                    .init(name: "caption", value: "An owl\r\n-- and\r\n--Y"), .init(name: "tag", value: ""),
                ], "\(size)")
            #expect(form.files.count == 1)
            let file = try #require(form.file("photo"))
            #expect(file.filename == "a\"b.jpg")
            #expect(file.declaredType == "image/jpeg")
            #expect(String(decoding: try file.bytes(), as: UTF8.self) == "\r\n\r\n--\r\r\n-\u{0}\u{7F}--X", "\(size)")
        }
    }

    @Test func anyBytesComeThroughAsTheyAre() throws {
        var random = SystemRandomNumberGenerator()
        // Of the boundary's own bytes, so that there are many near misses.
        let alphabet = Array("\r\n--XX".utf8)
        for _ in 0..<300 {
            var content = (0..<Int.random(in: 0...200)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            while let found = firstDelimiter(in: content) { content[found + 4] = 0 }
            let text = String(decoding: content, as: UTF8.self)
            let body = "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n\(text)\r\n--XX--"
            let form = try collect(body, pieces: Int.random(in: 1...20), boundary: "XX")
            #expect(try form.files.first?.bytes() == content)
        }
    }

    private func firstDelimiter(in bytes: [UInt8]) -> Int? {
        let delimiter = Array("\r\n--XX".utf8)
        return bytes.indices.first { bytes[$0...].starts(with: delimiter) }
    }

    @Test(arguments: [
        "", "--X", "--X--\r", "nothing at all", "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
        "--X\r\n\r\n\r\n--X--", "--X\r\nno colon\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data\r\n\r\n\r\n--X--",
        "--X\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--X--", "--Xrubbish\r\n\r\n--X--",
        "--X\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\"\r\n\r\ncontent\r\n--X--",
    ])
    func whatIsMalformedIsRefused(_ body: String) throws {
        // `--X--` without more is a form without fields.
        if body == "--X--\r" {
            #expect(try collect(body, pieces: 3).fields.isEmpty)
            return
        }
        for size in [1, 7, 1000] {
            let error = #expect(throws: HTTPError.self) { try collect(body, pieces: size) }
            #expect(error?.status == .badRequest)
        }
    }

    @Test func limitsHold() throws {
        var limits = FormLimits()
        limits.fields = 2
        limits.files = 1
        limits.fieldSize = 10
        limits.fileSize = 20
        limits.headerSize = 200
        limits.totalSize = 2000
        func part(_ name: String, _ content: String, file: Bool = false) -> String {
            "--X\r\nContent-Disposition: form-data; name=\"\(name)\"\(file ? "; filename=\"f\"" : "")\r\n\r\n\(content)\r\n"
        }
        let long = String(repeating: "a", count: 21)
        for body in [
            part("a", "1") + part("b", "2") + part("c", "3"), part("a", "", file: true) + part("b", "", file: true),
            part("a", long), part("a", long, file: true), String(repeating: " ", count: 2001),
        ] {
            let error = #expect(throws: HTTPError.self) { try collect(body + "--X--", pieces: 16, limits: limits) }
            #expect(error?.status == .contentTooLarge)
        }
        let error = #expect(throws: HTTPError.self) {
            try collect(part(String(repeating: "n", count: 300), "") + "--X--", pieces: 16, limits: limits)
        }
        #expect(error?.status == .requestHeaderFieldsTooLarge)
    }

    @Test func namesOfFilesAreNoPaths() {
        for (sent, shown) in [
            ("../../etc/passwd", "passwd"), ("C:\\fakepath\\owl.jpg", "owl.jpg"), ("a\u{0}b\nc.png", "abc.png"),
            ("..", ""),
            ("/", ""), ("bär 🐻.webp", "bär 🐻.webp"), (".htaccess", ".htaccess"),
        ] {
            #expect(FormDecoding.filename(sent) == shown)
        }
        #expect(FormDecoding.filename(String(repeating: "x", count: 9999)).count == 255)
    }

    @Test func aFormComesOverHTTPInEitherEncoding() async throws {
        let handler: Handler = { request in
            let form = try await request.formData()
            return .text("\(form["caption"] ?? "nil") \(form.values("tag")) \(form.files.map(\.size))")
        }
        try await withServer(handler: handler) { server in
            let plain = try await server.send(
                "POST", "/", "Content-Type: application/x-www-form-urlencoded", body: "caption=a+b&tag=1&tag=2")
            #expect(plain.text == "a b [\"1\", \"2\"] []")
            let multipart = try await server.send(
                "POST", "/", "Content-Type: multipart/form-data; boundary=X", body: Self.sample)
            #expect(multipart.text == "An owl\r\n-- and\r\n--Y [\"\"] [15]")
            #expect(try await server.send("POST", "/", "Content-Type: multipart/form-data", body: "x").status == 400)
            #expect(try await server.send("POST", "/", "Content-Type: text/plain", body: "x").status == 415)
            let empty = String(repeating: "a&", count: 500_000)
            #expect(
                try await server.send("POST", "/", "Content-Type: application/x-www-form-urlencoded", body: empty)
                    .status
                    == 413)
            let announced = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: 9999999999\r\n\r\n"
            )
            #expect(announced.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func aTemporaryFileHasNoNameFromItsFirstByte() throws {
        var limits = FormLimits()
        limits.temporaryFolder = try TestFolder.make()
        defer { TestFolder.remove(limits.temporaryFolder) }
        var collector = FormCollector(boundary: "X", limits: limits)
        try collector.take(
            Array("--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nhalf of a fi".utf8))
        #expect(try TestFolder.names(in: limits.temporaryFolder) == [])
        limits.temporaryFolder += "/missing"
        #expect(throws: FileError.self) { try collect(Self.sample, pieces: 100, limits: limits) }
    }
}
