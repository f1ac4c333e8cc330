#if Server
import HTTPTypes
import MartletJSON

/// One thing that an API can do: declared once, from which the route, the checks and the description are made.
///
///     Endpoint(.get, "/photos/{id}", "getPhoto", "One photograph", parameters: [.path("id", "Its number.")], reply: APIPhoto.self) { call in
///         guard let photo = try await … else { throw HTTPError(.notFound, "There is no such photograph.") }
///         return photo
///     }
public struct Endpoint: Sendable {
    /// Who may call it.
    public enum Access: Sendable {
        /// Everybody; a token that is sent must be valid all the same.
        case anyone
        /// Who has a token.
        case reader
        /// Who has a token that may write.
        case writer
    }

    let method: HTTPRequest.Method
    /// `/photos/{id}`, behind the API's prefix.
    let path: String
    /// Its name in client libraries, unique in the API.
    let operation: String
    let summary: String
    let parameters: [APIParameter]
    let access: Access
    let isConditional: Bool
    let isTagged: Bool
    /// Statuses that it answers beside the usual ones.
    let errors: [HTTPResponse.Status]
    let successStatus: HTTPResponse.Status
    let describeBody: (@Sendable (inout APISchema) -> JSONValue)?
    let describeReply: (@Sendable (inout APISchema) -> JSONValue)?
    let run: @Sendable (APICall, _ bodyLimit: Int) async throws -> Response

    /// An endpoint that gives something.
    /// - Parameters:
    ///   - operation: its name in client libraries: `listPhotos`.
    ///   - parameters: what stands in its path and query.
    ///   - errors: statuses that it answers beside those that follow from the declaration.
    public init<Reply: APIType>(
        _ method: HTTPRequest.Method, _ path: String, _ operation: String, _ summary: String,
        parameters: [APIParameter] = [],
        access: Access = .anyone, errors: [HTTPResponse.Status] = [], reply: Reply.Type,
        run: @escaping @Sendable (APICall) async throws -> Reply
    ) {
        self.init(
            method, path, operation, summary, parameters, access, false, errors, .ok, nil, Self.described(Reply.self)
        ) { call, _ in Self.response(try await run(call), .ok) }
    }

    /// An endpoint that takes something and gives something.
    /// - Parameters:
    ///   - isConditional: whether it heeds `If-Match`, by ``APICall/checkMatch(_:)``.
    ///   - status: 200, or 201 for what makes something new.
    public init<Body: APIType, Reply: APIType>(
        _ method: HTTPRequest.Method, _ path: String, _ operation: String, _ summary: String,
        parameters: [APIParameter] = [],
        access: Access = .writer, isConditional: Bool = false, errors: [HTTPResponse.Status] = [], body: Body.Type,
        reply: Reply.Type, status: HTTPResponse.Status = .ok,
        run: @escaping @Sendable (APICall, Body) async throws -> Reply
    ) {
        self.init(
            method, path, operation, summary, parameters, access, isConditional, errors, status,
            { $0.reference(to: Body.self) }, Self.described(Reply.self)
        ) { call, limit in
            let body = try await APIBody.read(Body.self, from: call.request, limit: limit)
            return Self.response(try await run(call, body), status)
        }
    }

    /// An endpoint that gives nothing back: 204.
    public init(
        _ method: HTTPRequest.Method, _ path: String, _ operation: String, _ summary: String,
        parameters: [APIParameter] = [],
        access: Access = .writer, isConditional: Bool = false, errors: [HTTPResponse.Status] = [],
        run: @escaping @Sendable (APICall) async throws -> Void
    ) {
        self.init(method, path, operation, summary, parameters, access, isConditional, errors, .noContent, nil, nil) {
            call, _ in
            try await run(call)
            return Response(status: .noContent)
        }
    }

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ operation: String, _ summary: String,
        _ parameters: [APIParameter],
        _ access: Access, _ isConditional: Bool, _ errors: [HTTPResponse.Status], _ status: HTTPResponse.Status,
        _ describeBody: (@Sendable (inout APISchema) -> JSONValue)?,
        _ describeReply: (@Sendable (inout APISchema) -> JSONValue)?,
        _ run: @escaping @Sendable (APICall, Int) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.summary = summary
        self.parameters = parameters
        self.access = access
        self.isConditional = isConditional
        self.errors = errors
        successStatus = status
        self.describeBody = describeBody
        self.describeReply = describeReply
        self.run = run
        isTagged = describeReply != nil
    }

    private static func described<T: APIType>(_ type: T.Type) -> @Sendable (inout APISchema) -> JSONValue {
        { $0.reference(to: T.self) }
    }

    private static func response<T: APIType>(_ value: T, _ status: HTTPResponse.Status) -> Response {
        var response = Response.json(value.jsonBytes(), status: status)
        response.headers[.cacheControl] = "private, no-cache"
        response.headers[.eTag] = EntityTag.of(.init(bytes: value.jsonBytes()))
        // Compressed, its tag would be a weak one, and no good for `If-Match`.
        if !(T.self is any PagedList.Type) { response.allowsCompression = false }
        return response
    }

    /// `["photos", nil]` of `/photos/{id}`: nil where a parameter stands.
    var segments: [(text: String, isParameter: Bool)] {
        path.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? (String(part.dropFirst().dropLast()), true) : (String(part), false)
        }
    }
}

/// Lists, told from single things while the program runs.
protocol PagedList {}
extension Paged: PagedList {}
#endif
