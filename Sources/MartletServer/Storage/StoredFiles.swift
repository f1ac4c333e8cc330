#if Server
import HTTPTypes

/// Middleware that serves a ``Storage``'s files, to be kept for ever by who has them.
///
///     let files = StoredFiles(storage)          // among the middleware
///     files.url(key)                            // "/files/3f/3f2a…91.webp"
public struct StoredFiles: Middleware {
    /// Where the addresses begin, with a slash at both ends.
    public let prefix: String
    private let storage: any Storage

    public init(_ storage: any Storage, prefix: String = "/files/") {
        self.storage = storage
        self.prefix = prefix
    }

    /// The address of a file.
    public func url(_ key: String) -> String { prefix + key }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        guard request.path.hasPrefix(prefix) else { return try await next(request) }
        let answer: Handler = { request in
            guard var response = try await storage.response(for: String(request.path.dropFirst(prefix.count))) else {
                throw HTTPError(.notFound, "There is no such file.")
            }
            response.headers[.cacheControl] = "public, max-age=31536000, immutable"
            // Whatever a file is, it is not a document of this site.
            response.headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
            response.headers[.crossOriginResourcePolicy] = "same-origin"
            response.route = prefix + "*"
            return response
        }
        return try await MethodTable([.get: answer]).respond(to: request)
    }
}

extension HTTPField.Name {
    static let crossOriginResourcePolicy = Self("Cross-Origin-Resource-Policy")!
}
#endif
