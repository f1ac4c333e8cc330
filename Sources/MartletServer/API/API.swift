#if Server
import HTTPTypes
import MartletDatabase

/// An interface for other programs: JSON in and out, errors as problem details, and a description of all of it.
///
///     let api = API(title: "Aerie", version: "1", prefix: "/api/v1") {
///         Endpoint(.get, "/photos", "listPhotos", "Photographs, the newest first", …) { call in … }
///     }
///     try SiteServer(Aerie(), …, middleware: [api, CrossSiteProtection(), Sessions()])      // and AccessTokens.migration applied
///
/// The description, an OpenAPI 3.1 document, stands at `/api/v1/openapi.json`. No cookie counts here: who calls says so with a
/// token. So the API may stand before ``CrossSiteProtection``.
public struct API: Middleware {
    /// The largest body in bytes.
    public var bodyLimit = 256 * 1024
    /// How often one account or, for strangers, one address may call; with a ``RateLimiter`` among the services.
    public var limit: RateLimit?
    /// How often one account may call what writes (``Endpoint/Access/writer``); of these calls ``limit`` counts each as well.
    public var writeLimit: RateLimit?
    /// `/api/v1`
    public let prefix: String
    private let routes: [(segments: [(text: String, isParameter: Bool)], endpoints: [HTTPRequest.Method: Endpoint])]
    private let document: [UInt8]

    public init(
        title: String, version: String, prefix: String, description: String = "", limit: RateLimit? = nil,
        writeLimit: RateLimit? = nil, @EndpointsBuilder _ endpoints: () -> [Endpoint]
    ) {
        self.prefix = prefix
        self.limit = limit
        self.writeLimit = writeLimit
        let endpoints = endpoints()
        var routes: [String: [HTTPRequest.Method: Endpoint]] = [:]
        var order: [String] = []
        for endpoint in endpoints {
            if routes[endpoint.path] == nil { order.append(endpoint.path) }
            routes[endpoint.path, default: [:]][endpoint.method] = endpoint
        }
        // A fixed word counts more than a parameter in its place.
        self.routes = order.map { path in
            let endpoints = routes[path] ?? [:]
            return (endpoints.values.first?.segments ?? [], endpoints)
        }.sorted { a, b in
            a.segments.map(\.isParameter).lexicographicallyPrecedes(b.segments.map(\.isParameter)) { !$0 && $1 }
        }
        document = OpenAPIDocument(
            title: title, version: version, description: description, prefix: prefix, isLimited: limit != nil,
            areWritesLimited: writeLimit != nil, endpoints: endpoints
        ).json.jsonBytes()
    }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        let path = request.path
        guard path == prefix || path.hasPrefix(prefix + "/") else { return try await next(request) }
        do {
            return try await respond(to: request)
        } catch {
            return Problem(error, request: request).response
        }
    }

    private func respond(to request: Request) async throws -> Response {
        let segments = Array(request.segments.dropFirst(prefix.split(separator: "/").count))
        if segments == ["openapi.json"] {
            return try await MethodTable([.get: { [document] _ in .json(document) }]).respond(to: request)
        }
        guard !request.hasTrailingSlash, let route = routes.first(where: { Self.matches($0.segments, segments) }) else {
            throw HTTPError(.notFound, "There is nothing at this address. \(prefix)/openapi.json says what there is.")
        }
        var handlers: [HTTPRequest.Method: Handler] = [:]
        for (method, endpoint) in route.endpoints {
            handlers[method] = { request in
                var response = try await call(endpoint, request, segments)
                response.route = prefix + endpoint.path
                return response
            }
        }
        let methods = MethodTable(handlers)
        guard MethodTable.isKnown(request.method) else {
            throw HTTPError(
                .methodNotAllowed, "This address does not take \(request.method.rawValue).",
                headers: [.allow: methods.allow])
        }
        return try await methods.respond(to: request)
    }

    private static func matches(_ pattern: [(text: String, isParameter: Bool)], _ segments: [String]) -> Bool {
        pattern.count == segments.count && zip(pattern, segments).allSatisfy { $0.isParameter || $0.text == $1 }
    }

    /// Who calls, how often, with what: in this order, so that a stranger learns nothing of the rest.
    private func call(_ endpoint: Endpoint, _ request: Request, _ segments: [String]) async throws -> Response {
        let token = try await AccessTokens(try request.services.require(Database.self)).authenticate(request)
        if let limit { try request.limit(limit, by: token.map { .key("account \($0.userID)") } ?? .address) }
        switch (endpoint.access, token) {
        case (.reader, nil), (.writer, nil):
            throw HTTPError(
                .unauthorized, "This needs an access token: send Authorization: Bearer ….",
                headers: [.wwwAuthenticate: "Bearer"])
        case (.writer, let token?) where !token.canWrite:
            throw HTTPError(
                .forbidden, "This access token may only read.",
                headers: [.wwwAuthenticate: "Bearer error=\"insufficient_scope\""])
        case (.writer, let token?):
            if let writeLimit { try request.limit(writeLimit, by: .key("account \(token.userID)")) }
        default: break
        }
        let values = try parameters(of: endpoint, request, segments)
        return try await endpoint.run(APICall(request: request, token: token, values: values), bodyLimit)
    }

    private func parameters(
        of endpoint: Endpoint, _ request: Request, _ segments: [String]
    ) throws -> [String: APIParameter.Value] {
        var values: [String: APIParameter.Value] = [:]
        for (part, text) in zip(endpoint.segments, segments) where part.isParameter {
            guard let parameter = endpoint.parameters.first(where: { $0.place == .path && $0.name == part.text }),
                let value = parameter.read(text)
            else { throw HTTPError(.notFound, "There is nothing at this address.") }
            values[part.text] = value
        }
        var problems: [(pointer: String, detail: String)] = []
        for item in request.query {
            guard let parameter = endpoint.parameters.first(where: { $0.place == .query && $0.name == item.name })
            else {
                problems.append((item.name, "there is no such parameter"))
                continue
            }
            if values[item.name] != nil { problems.append((item.name, "stands more than once")) }
            guard let value = parameter.read(item.value) else {
                problems.append((item.name, parameter.expectation))
                continue
            }
            values[item.name] = value
        }
        for parameter in endpoint.parameters where parameter.place == .query && values[parameter.name] == nil {
            if let value = parameter.defaultValue {
                values[parameter.name] = .integer(value)
            } else if parameter.isRequired {
                problems.append((parameter.name, "is missing"))
            }
        }
        guard problems.isEmpty else { throw InvalidInput(.badRequest, "The query is not what it must be.", problems) }
        return values
    }
}

/// Collects an API's endpoints.
@resultBuilder
public enum EndpointsBuilder {
    public static func buildExpression(_ endpoint: Endpoint) -> [Endpoint] { [endpoint] }
    public static func buildExpression(_ endpoints: [Endpoint]) -> [Endpoint] { endpoints }
    public static func buildBlock(_ endpoints: [Endpoint]...) -> [Endpoint] { endpoints.flatMap { $0 } }
}
#endif
