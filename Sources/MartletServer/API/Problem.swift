#if Server
import HTTPTypes
import MartletJSON

/// What went wrong, as JSON for programs (RFC 9457).
struct Problem {
    var status: HTTPResponse.Status
    var detail: String
    /// What is wrong with single values of the request: JSON pointers or parameters' names, and words.
    var errors: [(pointer: String, detail: String)] = []
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ detail: String, errors: [(pointer: String, detail: String)] = []) {
        self.status = status
        self.detail = detail
        self.errors = errors
    }

    /// The problem that an error of a handler is.
    init(_ error: any Error, request: Request) {
        switch error {
        case let error as HTTPError:
            self.init(error.status, error.message)
            headers = error.headers
        case let error as InvalidInput: self.init(error.status, error.detail, errors: error.errors)
        case let error as ImageError:
            self.init(error.httpError.status, error.description)
        case let error as any ResponseConvertibleError:
            let answer = error.response(to: request)
            self.init(answer.status, "\(answer.status.reasonPhrase).")
        case is RequestBodyError: self.init(.badRequest, "The request's body did not arrive.")
        default:
            request.logger.error("request failed", metadata: ["error": "\(error)", "path": "\(request.path)"])
            self.init(.internalServerError, "Something went wrong here. It has been noted as \(request.id).")
        }
    }

    var response: Response {
        let body = JSONValue.members([
            ("type", "about:blank"), ("title", .string(status.reasonPhrase)), ("status", .integer(Int64(status.code))),
            ("detail", .string(detail)),
            (
                "errors",
                errors.isEmpty
                    ? nil : .array(errors.map { ["pointer": .string($0.pointer), "detail": .string($0.detail)] })
            ),
        ])
        var response = Response.json(body.jsonBytes(), status: status)
        response.headers[.contentType] = "application/problem+json"
        for field in headers { response.headers.append(field) }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// The description of that JSON.
    static let schema: JSONValue = [
        "type": "object",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"],
            "status": ["type": "integer", "minimum": 400, "maximum": 599], "detail": ["type": "string"],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object", "properties": ["pointer": ["type": "string"], "detail": ["type": "string"]],
                    "required": ["pointer", "detail"],
                ],
            ],
        ],
        "required": ["type", "title", "status", "detail"],
    ]
}

/// The request's values are not what they must be: 422, with what is wrong with each.
public struct InvalidInput: Error, Sendable {
    public let errors: [(pointer: String, detail: String)]
    let status: HTTPResponse.Status
    let detail: String

    /// - Parameter errors: JSON pointers into the body, such as `/text`, and words.
    public init(_ errors: [(pointer: String, detail: String)]) {
        self.init(.unprocessableContent, "Some values are not what they must be.", errors)
    }

    init(_ status: HTTPResponse.Status, _ detail: String, _ errors: [(pointer: String, detail: String)]) {
        self.status = status
        self.detail = detail
        self.errors = errors
    }
}
#endif
