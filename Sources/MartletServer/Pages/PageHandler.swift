#if Server
import HTTPTypes
import MartletCore
import NIOCore

/// Answers requests for pages: match, load, render, send.
public struct PageHandler<S: Site>: Sendable {
    let site: S
    let table: RouteTable
    let browser: BrowserFiles?
    /// By their names.
    let actions: [String: ActionRoute]
    let kept = KeptForms()
    private let patience: Patience?
    private let fallback: Handler
    /// How documents begin whose requests ask for no attributes.
    private let plainStart: DocumentStart

    /// - Parameters:
    ///   - browser: nil for a site that is plain pages.
    ///   - patience: How long the loaders of a page may take until what is known of it is sent ahead. nil: each page is
    ///     sent when all of it is there.
    ///   - fallback: Answers what is no page's path.
    public init(
        site: S, browser: BrowserFiles?, patience: Duration? = nil,
        fallback: @escaping Handler = { _ in throw NotFound() }
    ) {
        self.site = site
        self.browser = browser
        self.patience = patience.map(Patience.init)
        self.fallback = fallback
        plainStart = DocumentStart(language: site.language, attributes: [])
        let routes = site.routes
        table = RouteTable(routes.entries)
        actions = Dictionary(routes.actions.map { ($0.name, $0) }) { first, _ in first }
    }

    /// In front of a page's path, asks for its data alone.
    static var dataPrefix: String { "_martlet" }

    /// Pages are asked for again each time, and answered with 304 if they are the same.
    static var revalidated: String { "private, no-cache" }

    public func respond(to request: Request) async throws -> Response {
        let wantsData = request.segments.first == Self.dataPrefix
        // From here on the address is the page's, whether all of it or its data is asked for.
        let request = wantsData ? request.droppingFirstSegment() : request
        let segments = request.segments
        // 1. Match
        let match = table.match(request.path, segments)
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
        guard let match else {
            do {
                if request.method == .post, let response = try await actOnMissingPage(request, wantsData) {
                    return response
                }
                #if DEBUG
                // Somebody who builds the site looks for a page, as often as not for a new one.
                if request.method == .get, request.headers[.accept]?.contains("text/html") == true {
                    request.logger.warning(
                        "no page has this address; a page has to be listed in the site's routes",
                        metadata: ["path": "\(request.path)"])
                }
                #endif
                // Where nothing is, no method is allowed.
                throw NotFound()
            } catch {
                return try await errorResponse(error, request, nil, wantsData)
            }
        }
        let (index, captures) = match
        if request.method == .get { return try await answer(request, index, captures, wantsData) }
        var handlers: [HTTPRequest.Method: Handler] = [
            .get: { try await answer($0, index, captures, wantsData) }
        ]
        if !actions.isEmpty {
            handlers[.post] = { try await answer($0, index, captures, wantsData, isAction: true) }
        }
        return try await MethodTable(handlers).respond(to: request)
    }

    /// Answers a request for a page, or for an action on it, whatever these throw.
    nonisolated(nonsending) private func answer(
        _ request: Request, _ index: Int, _ captures: [ArraySlice<String>], _ wantsData: Bool, isAction: Bool = false
    ) async throws -> Response {
        do {
            if isAction { return try await act(request, index, captures, wantsData) }
            return try await returnPage(request, index, captures, wantsData)
        } catch let error as Redirect {
            return wantsData ? dataRedirect(error) : error.response(to: request)
        } catch {
            return try await errorResponse(error, request, index, wantsData)
        }
    }

    /// - Parameters:
    ///   - status: What is said of the page, once it is loaded.
    ///   - reply: What an action has answered, as JSON.
    nonisolated(nonsending) func page(
        _ request: Request, _ index: Int, _ captures: [ArraySlice<String>], _ wantsData: Bool,
        status: HTTPResponse.Status = .ok, reply: [UInt8]? = nil
    ) async throws -> Response {
        let access = table.routes[index].page.access
        if !access.isOpen { try await site.authorize(request, for: access) }
        let load = PageLoad(table.routes[index], request, captures)
        if let patience, canStream(request, wantsData), await !load.hasEnded(within: patience) {
            return stream(load, index, request)
        }
        return send(try await load.views, index, status, request, wantsData, reply)
    }

    // MARK: 3. Render

    func document(_ views: [LoadedView], _ index: Int, _ request: Request) -> PageDocument {
        PageDocument(
            views: views, route: index, memory: table.routes[index].memory, page: table.routes[index].page.name,
            key: Self.key(of: request.segments), origin: request.origin,
            isStatic: table.routes[index].page.isStatic || browser == nil, forms: forms(for: request))
    }

    func documentStart(for request: Request) -> DocumentStart {
        let attributes = site.documentAttributes(for: request)
        return attributes.isEmpty ? plainStart : DocumentStart(language: site.language, attributes: attributes)
    }

    func html(
        _ document: PageDocument, _ start: DocumentStart, isStarted: Bool = false
    ) -> (html: ByteBuffer, isInteractive: Bool) {
        document.html(start, isStarted: isStarted, browser: browser)
    }

    // MARK: 4. Send

    func send(
        _ views: [LoadedView], _ index: Int, _ status: HTTPResponse.Status, _ request: Request, _ wantsData: Bool,
        _ reply: [UInt8]? = nil
    ) -> Response {
        var document = document(views, index, request)
        var response: Response
        if wantsData {
            response = Response(
                status: status, headers: [.contentType: "application/json"],
                body: .bytes(
                    document.data(
                        browser, status: status.code, message: request[RefusalKey.self]?.message,
                        notice: request.notice, reply)))
        } else {
            var rendered = html(document, documentStart(for: request))
            if let refusal = request[RefusalKey.self], refusal.isShown, document.forms?.isRefusalLost == true {
                // What others have changed meanwhile may have changed the form.
                if let forms = document.forms?.withHeir {
                    document.forms = forms
                    rendered = html(document, documentStart(for: request))
                } else {
                    refusal.place.isLost = true
                }
            }
            response = .html(rendered.html, status: status)
            if rendered.isInteractive, let browser { response.scriptHashes = [browser.loaderHash] }
        }
        response.headers.setIfMissing(.cacheControl, cacheControl(of: table.routes[index].page))
        // What was to be said once has been said.
        if request.headers.contains(.cookie), request.cookies[Notice.cookie] != nil {
            response.set(SetCookie(Notice.cookie, "", maximumAge: 0))
        }
        response.route = table.routes[index].name
        return response
    }

    /// What only some may see, or each their own, is kept nowhere: whoever goes back after logging out must not find it.
    func cacheControl(of page: PageLevel) -> String { page.access.isEveryone ? Self.revalidated : "no-store" }

    /// - Parameter isRefusal: The action that is answered was not carried out: its sender must go elsewhere first.
    func dataRedirect(_ redirect: Redirect, isRefusal: Bool = false) -> Response {
        var json = JSONWriter()
        json.beginObject()
        json.key("build")
        json.write(browser?.build ?? "")
        if isRefusal {
            json.key("status")
            json.write(HTTPResponse.Status.unauthorized.code)
            json.key("message")
            json.write("That was not carried out: please log in first.")
        }
        json.key("redirect")
        // The script goes there by itself, where a browser would not follow a redirect to `javascript:`.
        json.write(URLPolicy.isUnsafe(redirect.location) ? URLPolicy.blocked.description : redirect.location)
        json.endObject()
        var response = Response.json(json.bytes)
        response.headers[.cacheControl] = Self.revalidated
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
