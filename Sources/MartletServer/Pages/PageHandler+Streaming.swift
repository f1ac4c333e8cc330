#if Server
import HTTPTypes
import MartletCore
import NIOCore

/// A page whose loaders take their time: what is known of it goes ahead, so that the browser fetches styles and module
/// meanwhile. Status 200 has been said by then; what the loaders say afterwards is said by the document.
///
/// The body does not begin before all loaders have ended, since the head comes first and the page has the last word on it.
extension PageHandler {
    /// Whether a slow answer may be streamed. One that the client may have already is waited for: 304 is less to send.
    func canStream(_ request: Request, _ wantsData: Bool) -> Bool {
        request.method == .get && !wantsData && request.headers[.ifNoneMatch] == nil && request[RefusalKey.self] == nil
    }

    /// The answer to a request whose loaders still run.
    func stream(_ load: PageLoad, _ index: Int, _ request: Request) -> Response {
        let route = table.routes[index]
        let start = startAhead(load, route, request)
        let late = LateStatus()
        var response = Response(
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: cacheControl(of: route.page)],
            body: .stream { writer in
                try await writer.write(start.html)
                try await writer.write(rest(of: load, index, request, start, late))
            })
        response.route = route.name
        response.lateStatus = late
        if let browser, !route.page.isStatic { response.scriptHashes = [browser.loaderHash] }
        return response
    }

    private func startAhead(_ load: PageLoad, _ route: Route, _ request: Request) -> DocumentStart {
        var start = documentStart(for: request)
        start.add(WrittenHead.of(load.loadedLayouts, origin: request.origin) { $0.merged().settled })
        if let browser, route.memory.isInteractive {
            start.add(browser.preloads(for: route.page.name, isInert: route.memory.isInert))
        }
        return start
    }

    private func rest(
        of load: PageLoad, _ index: Int, _ request: Request, _ start: DocumentStart, _ late: LateStatus
    ) async throws -> ByteBuffer {
        do {
            let document = document(try await load.views, index, request)
            return html(document, start, isStarted: true).html
        } catch {
            // The client has gone, or the server must end: a part must not pass for a whole.
            try Task.checkCancellation()
            let failure = failure(error, request)
            late.value = failure.status
            if failure.status.kind == .redirection, let location = failure.headers[.location] {
                return Self.elsewhere(location)
            }
            guard let page = await errorPage(failure, request, index) else { return Self.plain(failure.message) }
            var document = document(page.views, page.index, request)
            document.isHidden = true
            return html(document, start, isStarted: true).html
        }
    }

    /// What is left of a document that sends its reader elsewhere.
    private static func elsewhere(_ location: String) -> ByteBuffer {
        let address = DocumentStart.escaped(URLPolicy.isUnsafe(location) ? URLPolicy.blocked.description : location)
        return ByteBuffer(
            string: """
                <title>\(address)</title><meta name="robots" content="noindex">\
                <meta http-equiv="refresh" content="0;url=\(address)"></head>\
                <body><p><a href="\(address)">\(address)</a></p></body></html>
                """)
    }

    /// What is left of a document of a site without error pages.
    private static func plain(_ message: String) -> ByteBuffer {
        let text = DocumentStart.escaped(message)
        return ByteBuffer(
            string: """
                <title>\(text)</title><meta name="robots" content="noindex"></head><body><p>\(text)</p></body></html>
                """)
    }
}
#endif
