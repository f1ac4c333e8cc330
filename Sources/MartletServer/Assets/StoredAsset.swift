#if Server
import HTTPTypes
import NIOCore

/// An asset ready to be served, with its precompressed siblings.
struct StoredAsset: Sendable {
    enum Bytes: Sendable {
        case memory(ByteBuffer)
        case file(String)

        func body() throws -> ResponseBody {
            switch self {
            case .memory(let buffer): .bytes(buffer)
            case .file(let path): .file(try FileBody(path: path))
            }
        }
    }

    let contentType: String
    let fingerprint: String
    let plain: Bytes
    let compressed: [ContentCoding: Bytes]

    /// - Parameter isImmutable: whether the address holds the fingerprint, so that it may be kept for ever.
    func response(to request: Request, isImmutable: Bool) throws -> Response {
        var response = Response()
        response.headers[.contentType] = contentType
        response.headers[.cacheControl] = isImmutable ? "public, max-age=31536000, immutable" : "no-cache"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.acceptRanges] = "bytes"
        if !compressed.isEmpty { response.headers[.vary] = "Accept-Encoding" }

        // Ranges count the bytes of one representation; a client that wants a part gets it from the plain one.
        let accepted = AcceptEncoding(request.headers[.range] == nil ? request.headers[.acceptEncoding] : nil)
        let available = [ContentCoding.brotli, .gzip].filter { compressed[$0] != nil }
        if let coding = accepted.best(of: available), let bytes = compressed[coding] {
            response.headers[.contentEncoding] = coding.rawValue
            response.headers[.eTag] = "\"\(fingerprint)-\(coding.rawValue)\""
            response.body = try bytes.body()
            response.allowsCompression = false
        } else {
            response.headers[.eTag] = "\"\(fingerprint)\""
            response.body = try plain.body()
            response.allowsCompression = request.headers[.range] == nil && compressed.isEmpty
        }
        return response.conditioned(by: request)
    }
}
#endif
