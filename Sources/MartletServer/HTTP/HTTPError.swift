#if Server
/// An error with an answer: a status, a sentence the visitor may read, and headers that belong to the status.
///
///     throw HTTPError(.unsupportedMediaType, "Send the form as application/x-www-form-urlencoded.")
///
/// Every other error that a handler throws is answered with 500 and a text that gives nothing away; its description
/// goes to the log, under the request's id.
public struct HTTPError: Error, Sendable {
    /// The status of the answer, 400 to 599.
    public var status: HTTPResponse.Status
    /// What the visitor is told. Never contains anything that only the server should know.
    public var message: String
    /// Headers of the answer: `Allow` of a 405, `Retry-After` of a 503.
    public var headers: HTTPFields

    /// - Parameters:
    ///   - status: 400 to 599.
    ///   - message: one sentence for the visitor; the status' own phrase if there is none.
    ///   - headers: headers that belong to the answer.
    public init(_ status: HTTPResponse.Status, _ message: String? = nil, headers: HTTPFields = [:]) {
        self.status = status
        self.message = message ?? "\(status.reasonPhrase)."
        self.headers = headers
    }
}

extension HTTPError: CustomStringConvertible {
    public var description: String { "\(status.code) \(status.reasonPhrase): \(message)" }
}

/// An error that knows its answer. The page layer's `NotFound` and `Redirect` are such.
public protocol ResponseConvertibleError: Error {
    /// The answer to `request`.
    func response(to request: Request) -> Response
}

extension HTTPError: ResponseConvertibleError {
    public func response(to request: Request) -> Response {
        var response = Response.text(message + "\n", status: status)
        for field in headers { response.headers.append(field) }
        response.headers[.cacheControl] = response.headers[.cacheControl] ?? "no-store"
        return response
    }
}
#endif
