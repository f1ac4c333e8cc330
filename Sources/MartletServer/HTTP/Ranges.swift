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
        switch (Int(parts[0]), Int(parts[1])) {
        case (nil, nil):  // `-`, or numbers beyond all files.
            self = parts[0].isEmpty || parts[1].isEmpty ? .ignored : .unsatisfiable
        case (nil, let length?):
            guard parts[0].isEmpty else { self = .unsatisfiable; return }
            self = length > 0 && size > 0 ? .satisfiable(max(0, size - length)..<size) : .unsatisfiable
        case (let first?, nil):
            self = first < size ? .satisfiable(first..<size) : .unsatisfiable
        case (let first?, let last?):
            guard first <= last else { self = .ignored; return }
            self = first < size ? .satisfiable(first..<(min(last, size - 1) + 1)) : .unsatisfiable
        }
    }
}

extension Response {
    /// The part that the request asks for, if this response offers parts (`Accept-Ranges: bytes`).
    func ranged(for request: Request) -> Response {
        guard request.method == .get, headers[.acceptRanges] == "bytes", let header = request.headers[.range],
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
