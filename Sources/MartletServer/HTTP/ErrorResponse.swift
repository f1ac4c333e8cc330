#if Server
/// The answer to a request whose handler threw: what the error says of itself, or a 500 that gives nothing away.
func errorResponse(for error: any Error, request: Request) -> Response {
    if let error = error as? any ResponseConvertibleError { return error.response(to: request) }
    if error is RequestBodyError {
        return HTTPError(.badRequest, "The request's body did not arrive.").response(to: request)
    }
    request.logger.error(
        "request failed", metadata: ["error": "\(error)", "method": "\(request.method)", "path": "\(request.path)"])
    return HTTPError(.internalServerError, "Something went wrong here. It has been noted as \(request.id).")
        .response(to: request)
}

/// A handler that answers instead of throwing.
func answeringErrors(of handler: @escaping Handler) -> Handler {
    { request in
        do {
            return try await handler(request)
        } catch {
            return errorResponse(for: error, request: request)
        }
    }
}
#endif
