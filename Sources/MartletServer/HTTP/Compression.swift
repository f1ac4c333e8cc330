#if Server
import HTTPTypes
import NIOCore
import Synchronization

/// Compresses bodies on their way out: Brotli or gzip, as the client likes.
///
/// Left alone are small bodies, types that are compressed already, files, and what says `no-transform`. A streamed
/// body is flushed with each piece, so that it arrives as it is written.
public struct Compression: Middleware {
    /// Smaller bodies gain nothing, in bytes.
    public var minimumLength: Int
    /// Brotli's quality, 0 to 11. Higher ones cost more time than a page may take.
    public var brotliQuality: UInt32
    /// zlib's level, 1 to 9.
    public var gzipLevel: Int32

    public init(minimumLength: Int = 1024, brotliQuality: UInt32 = 5, gzipLevel: Int32 = 6) {
        self.minimumLength = minimumLength
        self.brotliQuality = brotliQuality
        self.gzipLevel = gzipLevel
    }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        var response = try await next(request)
        guard response.allowsCompression, !response.headers.contains(.contentEncoding) else { return response }
        let accepted = AcceptEncoding(request.headers[.acceptEncoding])
        let coding = accepted.best(of: [.brotli, .gzip])

        if response.status == .notModified {
            // Must name the same entity as the 200 would have.
            if coding != nil { response.weakenETag() }
            response.vary(by: "Accept-Encoding")
            return response
        }
        guard isCompressible(response, evenIfSmall: !accepted.acceptsIdentity) else { return response }
        response.vary(by: "Accept-Encoding")
        guard let coding else {
            guard accepted.acceptsIdentity else {
                throw HTTPError(.notAcceptable, "This server can send br, gzip and identity.")
            }
            return response
        }
        try compress(&response, with: coding)
        return response
    }

    private func isCompressible(_ response: Response, evenIfSmall: Bool) -> Bool {
        guard response.status != .partialContent, response.status != .noContent,
            MediaType.isCompressible(response.headers.first(.contentType) ?? ""),
            response.headers.first(.cacheControl)?.contains(ignoringCase: "no-transform") != true
        else { return false }
        switch response.body {
        case .empty, .file: return false
        case .bytes, .stream:
            return evenIfSmall || (response.body.length ?? .max) >= minimumLength
        }
    }

    private func compress(_ response: inout Response, with coding: ContentCoding) throws {
        switch response.body {
        case .empty, .file:
            return
        case .bytes(let buffer):
            let compressor = try makeCompressor(coding, sizeHint: buffer.readableBytes)
            response.body = .bytes(try compressor.compress(buffer, isLast: true))
        case .stream(_, let write):
            let makeCompressor = { @Sendable in try self.makeCompressor(coding, sizeHint: 0) }
            response.body = .stream { writer in
                // One task writes at a time; the lock is what lets the compiler believe it.
                let compressor = Mutex(try makeCompressor())
                try await write(
                    ResponseWriter { piece in
                        let compressed = try compressor.withLock { try $0.compress(piece, isLast: false) }
                        try await writer.write(compressed)
                    })
                try await writer.write(try compressor.withLock { try $0.compress(ByteBuffer(), isLast: true) })
            }
        }
        response.headers[.contentEncoding] = coding.rawValue
        response.weakenETag()
    }

    private func makeCompressor(_ coding: ContentCoding, sizeHint: Int) throws -> sending any Compressor {
        switch coding {
        case .brotli: try BrotliCompressor(quality: brotliQuality, sizeHint: sizeHint)
        case .gzip: try GzipCompressor(level: gzipLevel)
        }
    }
}

extension Response {
    /// Says that the answer depends on a header of the request.
    public mutating func vary(by name: String) {
        let present = headers[.vary] ?? ""
        let names = present.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
        guard !names.contains(name.lowercased()), !names.contains("*") else { return }
        headers[.vary] = present.isEmpty ? name : "\(present), \(name)"
    }

    /// A compressed body has not the bytes that a strong tag promises.
    fileprivate mutating func weakenETag() {
        if let tag = headers[.eTag], !tag.hasPrefix("W/") { headers[.eTag] = "W/" + tag }
    }
}
#endif
