/// A response taken apart, body unchunked.
struct Reply {
    struct Malformed: Error { let text: String }

    let status: Int
    /// Names in lower case.
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    init(_ bytes: [UInt8]) throws {
        var end: Int?
        for index in bytes.indices.dropLast(3) where bytes[index..<(index + 4)].elementsEqual("\r\n\r\n".utf8) {
            end = index
            break
        }
        guard let end else { throw Malformed(text: String(decoding: bytes, as: UTF8.self)) }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let start = lines.first?.split(separator: " ") ?? []
        guard start.count >= 2, let status = Int(start[1]) else {
            throw Malformed(text: String(decoding: bytes, as: UTF8.self))
        }
        self.status = status
        headers = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (line[..<colon].lowercased(), String(line[colon...].dropFirst().drop { $0 == " " }))
        }
        let rest = bytes[(end + 4)...]
        let isChunked = headers.contains { $0 == ("transfer-encoding", "chunked") }
        body = isChunked ? try Self.unchunk(rest) : Array(rest)
    }

    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
    var text: String { String(decoding: body, as: UTF8.self) }

    private static func unchunk(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
        var rest = bytes
        var body: [UInt8] = []
        while let newline = rest.firstIndex(of: 10) {
            guard let size = Int(String(decoding: rest[..<(newline - 1)], as: UTF8.self), radix: 16) else { break }
            if size == 0 { return body }
            rest = rest[(newline + 1)...]
            guard rest.count >= size + 2 else { break }
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        throw Malformed(text: "the last chunk is missing after \(body.count) bytes")
    }
}
