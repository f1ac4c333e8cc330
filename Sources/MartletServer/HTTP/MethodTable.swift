#if Server
import HTTPTypes

/// The handlers of one resource by method. `HEAD` is answered as `GET` is, without the body; `OPTIONS` and every method
/// that has no handler are answered here, with the right `Allow`.
///
///     let table = MethodTable([.get: show, .post: add])
///     return try await table.respond(to: request)
public struct MethodTable: Sendable {
    private let handlers: [HTTPRequest.Method: Handler]
    /// The value of `Allow`: `GET, HEAD, OPTIONS`.
    public let allow: String

    public init(_ handlers: [HTTPRequest.Method: Handler]) {
        self.handlers = handlers
        var names = Set(handlers.keys.map(\.rawValue))
        names.insert("OPTIONS")
        if names.contains("GET") { names.insert("HEAD") }
        allow = names.sorted().joined(separator: ", ")
    }

    /// Answers with the handler of the request's method.
    /// - Throws: what the handler throws; ``HTTPError`` 405 with `Allow` for a method that the resource has no handler
    ///   for, and 501 for one that this server does not know for any resource (RFC 9110 §15.6.2).
    public func respond(to request: Request) async throws -> Response {
        if let handler = handlers[request.method] { return try await handler(request) }
        if request.method == .head, let handler = handlers[.get] { return try await handler(request) }
        if request.method == .options { return Response(status: .noContent, headers: [.allow: allow]) }
        guard Self.isKnown(request.method) else {
            throw HTTPError(.notImplemented, "This server does not know the method \(request.method.rawValue).")
        }
        throw HTTPError(
            .methodNotAllowed, "This address does not take \(request.method.rawValue).", headers: [.allow: allow])
    }

    /// Whether the method is one that resources can have; of `TRACE` it is known that none here has it.
    static func isKnown(_ method: HTTPRequest.Method) -> Bool { known.contains(method) }

    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
}
#endif
