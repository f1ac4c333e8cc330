#if Server
import HTTPTypes
import MartletCore
import NIOCore

/// Answers requests for pages: match, load, render, send.
public struct PageHandler<S: Site>: Sendable {
    private let site: S
    private let table: RouteTable
    private let browser: BrowserFiles?
    private let fallback: Handler

    /// - Parameters:
    ///   - browser: nil for a site that is plain pages.
    ///   - fallback: Answers what is no page's path.
    public init(site: S, browser: BrowserFiles?, fallback: @escaping Handler = { _ in throw NotFound() }) {
        self.site = site
        self.browser = browser
        self.fallback = fallback
        table = RouteTable(site.routes.entries)
    }

    /// In front of a page's path, asks for its data alone.
    static var dataPrefix: String { "_martlet" }

    public func respond(to request: Request) async throws -> Response {
        let wantsData = request.segments.first == Self.dataPrefix
        // From here on the address is the page's, whether all of it or its data is asked for.
        let request = wantsData ? request.droppingFirstSegment() : request
        let segments = request.segments
        // 1. Match
        let match = table.match(segments)
        if match != nil, request.hasTrailingSlash, !segments.isEmpty, !wantsData {
            // One page has one address.
            let query = request.rawQuery.isEmpty ? "" : "?" + request.rawQuery
            // Put together anew: of `/\evil.example/` browsers would make another site's address.
            let path = segments.map { "/" + PercentEncoding.encodeSegment($0) }.joined()
            return .redirect(to: path + query, permanently: true)
        }
        if match == nil, !wantsData {
            do {
                return try await fallback(request)
            } catch is NotFound {}
        }
        // Where nothing is, no method is allowed.
        guard let match else { return try await errorPage(NotFound(), request, nil, wantsData) }
        let methods = MethodTable([
            .get: { request in
                do {
                    return try await page(request, match.index, match.captures, wantsData)
                } catch let error as Redirect {
                    return wantsData ? dataRedirect(error) : error.response(to: request)
                } catch {
                    return try await errorPage(error, request, match.index, wantsData)
                }
            }
        ])
        return try await methods.respond(to: request)
    }

    // MARK: 2. Load

    /// The loaders of the layouts and of the page run side by side.
    private func page(
        _ request: Request, _ index: Int, _ captures: [ArraySlice<String>], _ wantsData: Bool
    ) async throws -> Response {
        let route = table.routes[index]
        async let layouts = load(route.layouts, request)
        let page = try await route.page.load(request, captures)
        let views = try await layouts + [page]
        return send(views, index, route.page.isStatic, .ok, request, wantsData)
    }

    private func load(_ layouts: [LayoutLevel], _ request: Request) async throws -> [LoadedView] {
        if layouts.count == 1 { return [try await layouts[0].load(request)] }
        return try await withThrowingTaskGroup(of: (Int, LoadedView).self) { group in
            for (index, layout) in layouts.enumerated() {
                group.addTask { (index, try await layout.load(request)) }
            }
            var views: [Int: LoadedView] = [:]
            for try await (index, view) in group { views[index] = view }
            return layouts.indices.compactMap { views[$0] }
        }
    }

    /// The error page of the nearest layout that has one, inside what layouts still load.
    private func errorPage(
        _ error: any Error, _ request: Request, _ index: Int?, _ wantsData: Bool
    ) async throws -> Response {
        let answer = (error as? any ResponseConvertibleError)?.response(to: request)
        let status = answer?.status ?? .internalServerError
        guard status.code >= 400 else { throw error }
        if status.code >= 500 { request.logger.error("page failed", metadata: ["error": "\(error)"]) }
        let message =
            switch error {
            case let error as NotFound: error.message
            case let error as BadRequest: error.message
            case let error as HTTPError: error.message
            default: "Something went wrong on our side. It has been noted."
            }
        let failure = Failure(status: status.code, message: message, requestID: request.id)
        for errorIndex in table.errorRoutes(for: index) {
            let route = table.routes[errorIndex]
            // If a layout itself fails, the error goes on to the error page further out, and at last to the plain answer.
            guard let fail = route.page.fail, let layouts = try? await load(route.layouts, request) else { continue }
            var response = send(
                layouts + [fail(failure)], errorIndex, route.page.isStatic, status, request, wantsData)
            for field in answer?.headers ?? [:] where field.name != .contentType {
                response.headers[field.name] = field.value
            }
            response.headers[.cacheControl] = "no-store"
            return response
        }
        throw error
    }

    // MARK: 4. Send

    private func send(
        _ views: [LoadedView], _ index: Int, _ isStatic: Bool, _ status: HTTPResponse.Status, _ request: Request,
        _ wantsData: Bool
    ) -> Response {
        let document = PageDocument(
            views: views, route: index, key: Self.key(of: request.segments), origin: request.origin,
            isStatic: isStatic || browser == nil)
        var response: Response
        if wantsData {
            response = Response(
                status: status, headers: [.contentType: "application/json"],
                body: .bytes(document.data(build: browser?.build ?? "", status: status.code)))
        } else {
            let rendered = document.html(
                language: site.language, attributes: site.documentAttributes(for: request), browser: browser)
            response = .html(rendered.html, status: status)
            if rendered.isInteractive, let browser { response.scriptHashes = [browser.loaderHash] }
        }
        // Pages are asked for again each time, and answered with 304 if they are the same.
        response.headers[.cacheControl] = "private, no-cache"
        response.route = table.routes[index].pattern?.text.description
        return response
    }

    private func dataRedirect(_ redirect: Redirect) -> Response {
        var json = JSONWriter()
        json.beginObject()
        json.key("build")
        json.write(browser?.build ?? "")
        json.key("redirect")
        // The script goes there by itself, where a browser would not follow a redirect to `javascript:`.
        json.write(redirect.isScript ? URLPolicy.blocked.description : redirect.location)
        json.endObject()
        var response = Response.json(json.bytes)
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }

    /// Tells pages of one type with different addresses apart, in the browser: FNV-1a of the path, 31 bits.
    static func key(of segments: [String]) -> Int {
        var hash: UInt32 = 0x811c_9dc5
        for segment in segments {
            for byte in segment.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            hash = (hash ^ 0x2f) &* 0x0100_0193
        }
        return Int(hash >> 1)
    }
}
#endif
