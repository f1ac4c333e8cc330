#if Server
import HTTPTypes
import Logging
import NIOCore

/// A request, as every handler and middleware sees it: checked, taken apart, decoded.
///
/// A value: middleware hands a changed copy on to the next. What the client sent does not change; what the server adds
/// lives under keys:
///
///     enum CurrentUser: RequestKey { typealias Value = User }
///     request[CurrentUser.self] = user
public struct Request: Sendable {
    /// What the client sent, shared by all copies of the request.
    private let head: RequestHead
    private var storage: [ObjectIdentifier: any Sendable]
    /// What handlers share: the database and its like.
    public var services: Services

    init(head: RequestHead, services: Services) {
        self.init(head: head, services: services, storage: [:])
    }

    private init(head: RequestHead, services: Services, storage: [ObjectIdentifier: any Sendable]) {
        self.head = head
        self.services = services
        self.storage = storage
    }

    /// `GET`, `POST`, …
    public var method: HTTPRequest.Method { head.method }
    /// The path as it was sent: `/caf%C3%A9`. For routing use ``segments``.
    public var path: String { head.target.path }
    /// The decoded segments of the path: `["photos", "7"]`; none for `/`. A slash at the end adds none.
    public var segments: [String] { head.target.segments }
    /// Whether the path ends in a slash (and is not `/`).
    public var hasTrailingSlash: Bool { head.target.hasTrailingSlash }
    /// The query as it was sent, without the question mark; empty if there is none.
    public var rawQuery: String { head.target.query }
    /// The query's names and values, decoded. Parsed at each call: keep it if you ask often.
    public var query: Query { Query(parsing: head.target.query) }
    /// The request's headers. Framing is the server's affair; names are compared without case.
    public var headers: HTTPFields { head.headers }
    /// The cookies. Parsed at each call.
    public var cookies: Cookies { Cookies(parsing: head.headers[.cookie] ?? "") }
    /// The body: `try await request.body.bytes(upTo: 65_536)`.
    public var body: RequestBody { head.body }
    /// The request's name in logs and in the answer's `X-Request-ID`.
    public var id: String { head.id }
    /// The client's address, `203.0.113.7`, told by a trusted proxy if there is one; empty for a Unix socket.
    public var remoteAddress: String { head.client.address }
    /// `http` or `https`, as the visitor's browser sees it.
    public var scheme: String { head.client.scheme }
    /// The host and port that the visitor's browser asked: `aerie.example:8080`. Said by the client: never a proof.
    public var host: String { head.client.host }
    /// `https://aerie.example`: what absolute links begin with. The configured public address if there is one.
    public var origin: String { head.client.origin }

    /// A logger whose lines carry the request's id.
    public var logger: Logger {
        var logger = head.logger
        logger[metadataKey: "request"] = .string(head.id)
        return logger
    }

    /// What middleware put under a key, or nil.
    public subscript<Key: RequestKey>(key: Key.Type) -> Key.Value? {
        get { storage[ObjectIdentifier(key)] as? Key.Value }
        set { storage[ObjectIdentifier(key)] = newValue }
    }

    /// The same request without the first segment of its path: what a page's loaders see when its data alone is asked for.
    func droppingFirstSegment() -> Request {
        Request(
            head: RequestHead(
                method: head.method, target: head.target.droppingFirstSegment(), headers: head.headers, body: head.body,
                id: head.id, client: head.client, logger: head.logger),
            services: services, storage: storage)
    }

    /// The whole body, see ``RequestBody/bytes(upTo:)``.
    public func bytes(upTo limit: Int) async throws -> [UInt8] {
        try await body.bytes(upTo: limit)
    }

    /// The fields of a submitted form.
    /// - Parameter limit: the most bytes that are taken.
    /// - Throws: ``HTTPError`` 413 for a larger body, 415 for another type than `application/x-www-form-urlencoded`.
    public func form(upTo limit: Int = 1 << 20) async throws -> Query {
        guard MediaType.essence(of: headers[.contentType] ?? "") == "application/x-www-form-urlencoded" else {
            throw HTTPError(.unsupportedMediaType, "A form is sent as application/x-www-form-urlencoded.")
        }
        return Query(bytes: try await bytes(upTo: limit))
    }
}

/// A key of ``Request``'s storage: an empty type that names the value's type.
public protocol RequestKey {
    associatedtype Value: Sendable
}

/// What the client sent. A class, so that handing a request on copies one reference.
final class RequestHead: Sendable {
    let method: HTTPRequest.Method
    let target: RequestTarget
    let headers: HTTPFields
    let body: RequestBody
    let id: String
    let client: ClientInfo
    let logger: Logger

    init(
        method: HTTPRequest.Method, target: RequestTarget, headers: HTTPFields, body: RequestBody, id: String,
        client: ClientInfo, logger: Logger
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.id = id
        self.client = client
        self.logger = logger
    }
}
#endif
