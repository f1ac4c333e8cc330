#if Server
/// Answers a request, or throws an error that is turned into an answer.
public typealias Handler = @Sendable (Request) async throws -> Response

/// A layer around the handler. It may answer by itself, change the request on its way in or the response on its way
/// out.
///
///     struct Deprecation: Middleware {
///         func handle(_ request: Request, next: Handler) async throws -> Response {
///             var response = try await next(request)
///             response.headers[.init("Deprecation")!] = "true"
///             return response
///         }
///     }
public protocol Middleware: Sendable {
    /// - Parameters:
    ///   - request: the request as the layers before left it.
    ///   - next: the layers after this one, and at last the handler. Called once, or not at all.
    func handle(_ request: Request, next: Handler) async throws -> Response
}

extension Sequence<any Middleware> {
    /// The handler with these layers around it, the first outermost. Composed once, not for every request.
    public func around(_ handler: @escaping Handler) -> Handler {
        self.reversed().reduce(handler) { (next: @escaping Handler, middleware: any Middleware) -> Handler in
            { request in try await middleware.handle(request, next: next) }
        }
    }
}
#endif
