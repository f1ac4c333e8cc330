#if Server
import HTTPTypes
import MartletCore

/// Pages in place of those that cannot be shown.
extension PageHandler {
    /// Why a page cannot be shown, with what of the error's own answer is kept.
    struct PageFailure {
        let status: HTTPResponse.Status
        /// For the visitor.
        let message: String
        let headers: HTTPFields
    }

    /// What an error means for the visitor; the log learns of those that are ours.
    func failure(_ error: any Error, _ request: Request) -> PageFailure {
        let answer = (error as? any ResponseConvertibleError)?.response(to: request)
        let status = answer?.status ?? .internalServerError
        if status.code >= 500 { request.logger.error("page failed", metadata: ["error": "\(error)"]) }
        let message =
            switch error {
            case let error as NotFound: error.message
            case let error as BadRequest: error.message
            case let error as HTTPError: error.message
            default: "Something went wrong on our side. It has been noted."
            }
        return PageFailure(status: status, message: message, headers: answer?.headers ?? [:])
    }

    /// The error page of the nearest layout that has one, inside what layouts still load; nil if there is none.
    func errorPage(
        _ failure: PageFailure, _ request: Request, _ index: Int?
    ) async -> (views: [LoadedView], index: Int)? {
        for errorIndex in table.errorRoutes(for: index) {
            let route = table.routes[errorIndex]
            // If a layout itself fails, the error goes on to the error page further out, and at last to the plain answer.
            guard let fail = route.page.fail, let layouts = try? await PageLoad.layouts(route.layouts, request)
            else { continue }
            let page = fail(Failure(status: failure.status.code, message: failure.message, requestID: request.id))
            return (layouts + [page], errorIndex)
        }
        return nil
    }

    /// The answer to a request that has failed.
    /// - Throws: `error`, where the site has no error page.
    func errorResponse(
        _ error: any Error, _ request: Request, _ index: Int?, _ wantsData: Bool
    ) async throws -> Response {
        let failure = failure(error, request)
        guard failure.status.code >= 400, let page = await errorPage(failure, request, index) else { throw error }
        var response = send(page.views, page.index, failure.status, request, wantsData)
        for field in failure.headers where field.name != .contentType {
            response.headers[field.name] = field.value
        }
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
#endif
