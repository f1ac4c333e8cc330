#if Server
import HTTPTypes
import NIOCore

/// Answers 304 to those who have the page already, and 206 to those who want a part.
///
/// Bodies that are all here and may be stored get a strong `ETag` over their bytes. Streams get none: their head has
/// gone out before their bytes are known.
public struct ConditionalRequests: Middleware {
    public init() {}

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        var response = try await next(request)
        if request.method == .get || request.method == .head, response.status == .ok,
            !response.headers.contains(.eTag), case .bytes(let buffer) = response.body,
            response.headers.first(.cacheControl)?.hasBytes("no-store") != true
        {
            response.headers.append(HTTPField(name: .eTag, value: EntityTag.of(buffer)))
        }
        return response.conditioned(by: request)
    }
}

extension Response {
    /// This response as the request's conditions and range want it (RFC 9110 §13.2.2). Only an answer of 200 to `GET`
    /// or `HEAD` changes.
    public func conditioned(by request: Request) -> Response {
        guard request.method == .get || request.method == .head, status == .ok else { return self }
        if isKnown(to: request) {
            var response = Response(status: .notModified, headers: headers)
            response.allowsCompression = allowsCompression
            response.route = route
            for name in [HTTPField.Name.contentType, .contentEncoding, .contentRange, .acceptRanges] {
                response.headers[name] = nil
            }
            return response
        }
        return ranged(for: request)
    }

    private func isKnown(to request: Request) -> Bool {
        // Where tags are sent, dates do not count.
        if let header = request.headers.first(.ifNoneMatch) {
            return headers[.eTag].map { EntityTag.matches($0, ifNoneMatch: header) } ?? false
        }
        guard let since = request.headers.first(.ifModifiedSince).flatMap(HTTPDate.parse),
            let modified = headers[.lastModified].flatMap(HTTPDate.parse)
        else { return false }
        return modified <= since
    }
}
#endif
