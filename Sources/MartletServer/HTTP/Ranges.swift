#if Server
import HTTPTypes
import NIOCore

/// One range of bytes, as a request asks for it (RFC 9110 §14.1.2).
enum ByteRange: Equatable {
    case satisfiable(Range<Int>)
    case unsatisfiable
    /// Not understood, or several: then the whole is sent, as the RFC allows.
    case ignored

    init(_ header: String, size: Int) {
        let text = header.filter { $0 != " " && $0 != "\t" }.lowercased()
        guard text.hasPrefix("bytes="), !text.contains(",") else {
            self = .ignored
            return
        }
        let parts = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }) else {
            self = .ignored
            return
        }
        // Digits only, so what is no number is larger than any file.
        let first = parts[0].isEmpty ? nil : Int(parts[0]) ?? .max
        let last = parts[1].isEmpty ? nil : Int(parts[1]) ?? .max
        switch (first, last) {
        case (nil, nil):
            self = .ignored
        case (nil, let length?):
            self = length > 0 && size > 0 ? .satisfiable(max(0, size - length)..<size) : .unsatisfiable
        case (let first?, let last):
            if let last, last < first {
                self = .ignored
            } else if first >= size {
                self = .unsatisfiable
            } else {
                self = .satisfiable(first..<(min(last ?? .max, size - 1) + 1))
            }
        }
    }
}

extension Response {
    /// The part that the request asks for, if this response offers parts (`Accept-Ranges: bytes`).
    func ranged(for request: Request) -> Response {
        guard request.method == .get, headers.first(.acceptRanges) == "bytes", let header = request.headers[.range],
            isUnchanged(by: request.headers[.ifRange]), let size = body.length
        else { return self }
        var response = self
        switch ByteRange(header, size: size) {
        case .ignored:
            return self
        case .unsatisfiable:
            response.status = .rangeNotSatisfiable
            response.headers[.contentRange] = "bytes */\(size)"
            response.headers[.contentType] = nil
            response.headers[.contentEncoding] = nil
            response.body = .empty
        case .satisfiable(let range):
            switch body {
            case .bytes(let buffer):
                let start = buffer.readerIndex + range.lowerBound
                guard let part = buffer.getSlice(at: start, length: range.count) else { return self }
                response.body = .bytes(part)
            case .file(var file):
                file.range = (file.range.lowerBound + range.lowerBound)..<(file.range.lowerBound + range.upperBound)
                response.body = .file(file)
            case .empty, .stream:
                return self
            }
            response.status = .partialContent
            response.headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
        }
        return response
    }

    /// `If-Range`: a part of another version would spoil what the client has, so the tag must match strongly.
    private func isUnchanged(by condition: String?) -> Bool {
        guard let condition else { return true }
        if condition.hasPrefix("\"") { return condition == headers[.eTag] }
        return condition == headers[.lastModified]
    }
}
#endif
