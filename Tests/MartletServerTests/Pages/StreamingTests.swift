import HTTPTypes
import MartletCore
@testable import MartletServer
import NIOCore
import Synchronization
import Testing

/// What happens to a page whose loaders take longer than the server's patience.
@Suite struct StreamingTests {
    private static let prefix =
        "<!DOCTYPE html><html lang=\"de&quot;&lt;\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    private static let preloads = TestSite.browser.preloads(for: "", isInert: false).joined()

    /// Long enough for the loaders that do not wait, on a machine that is busy with other tests.
    private static func handler(_ patience: Duration = .milliseconds(200)) -> PageHandler<TestSite> {
        PageHandler(site: TestSite(), browser: TestSite.browser, patience: patience)
    }

    /// Asks for a page whose loader waits until the first piece has come.
    private static func streamed(
        _ target: String, handler: PageHandler<TestSite> = handler()
    ) async throws -> (response: Response, pieces: [String]) {
        let gate = Gate()
        var services = Services()
        services.add(gate)
        let response = try await handler.respond(to: try Request(.get, target, services: services))
        return (response, try await response.pieces { await gate.open() }.map { String(buffer: $0) })
    }

    @Test func theHeadGoesAheadOfASlowPage() async throws {
        let (response, pieces) = try await Self.streamed("/late/fine")
        #expect(response.status == .ok && response.body.length == nil)
        #expect(response.headers[.cacheControl] == "private, no-cache" && response.scriptHashes.count == 1)
        #expect(pieces.count == 2)
        #expect(pieces[0] == Self.prefix + "<link rel=\"stylesheet\" href=\"/site.css\">")
        #expect(pieces[1].hasPrefix("<title>late fine</title>"), "the page has the last word on what is there once")
        #expect(
            !pieces[1].contains("/site.css") && pieces[1].contains("/late.css") && pieces[1].hasSuffix("</body></html>")
        )
    }

    @Test func aStreamedPageIsTheSamePage() async throws {
        let streamed = try await Self.streamed("/late/fine").pieces.joined()
        let whole = try await TestSite.page("/late/fine").text
        func elements(_ text: String) -> [Substring] { text.split(separator: "<") }
        #expect(elements(streamed).sorted() == elements(whole).sorted())
        #expect(streamed.components(after: "</head>") == whole.components(after: "</head>"))
    }

    @Test func aPageThatNeededItsModuleLastTimeHasItFetchedEarly() async throws {
        let handler = Self.handler()
        let first = try await Self.streamed("/late/fine", handler: handler).pieces
        #expect(!first[0].contains(Self.preloads) && first[1].contains(Self.preloads))
        let second = try await Self.streamed("/late/fine", handler: handler).pieces
        #expect(second[0].contains(Self.preloads) && !second[1].contains("preload"))
    }

    @Test func aLayoutThatIsNotThereYetSaysNothing() async throws {
        let meeting = Meeting(of: 4)
        var services = Services()
        services.add(meeting)
        let response = try await Self.handler().respond(to: try Request(.get, "/inner/x", services: services))
        let pieces = try await response.pieces { await meeting.arrive() }.map { String(buffer: $0) }
        #expect(pieces[0] == Self.prefix)
        #expect(pieces[1].contains("<title>page x</title>") && pieces[1].contains("/site.css"))
    }

    @Test func aPageThatIsThereInTimeIsOnePiece() async throws {
        let pages = Self.handler(.seconds(60))
        let handler = HTTPServer { try await pages.respond(to: $0) }.composedHandler()
        for target in ["/inner/x", "/plain", "/about"] {
            let response = try await handler(try Request(.get, target))
            #expect(response.headers[.eTag] != nil && response.text.hasSuffix("</html>"))
        }
        #expect(try await handler(try Request(.get, "/fail/missing")).status == .notFound)
    }

    @Test func headAndDataAndRevalidationsWaitForTheStatus() async throws {
        for (method, target, headers) in [
            (HTTPRequest.Method.head, "/late/missing", [:]), (.get, "/_martlet/late/missing", [:]),
            (.get, "/late/missing", [.ifNoneMatch: "\"a\""]),
        ] as [(HTTPRequest.Method, String, HTTPFields)] {
            let gate = Gate()
            var services = Services()
            services.add(gate)
            let request = try Request(method, target, headers: headers, services: services)
            async let response = Self.handler().respond(to: request)
            try await Task.sleep(for: .milliseconds(250))
            await gate.open()
            #expect(try await response.status == .notFound, "\(method) \(target)")
        }
    }

    @Test(arguments: [("/missinginlate", 404), ("/lateinfailing", 500)])
    func anErrorThatIsThereInTimeIsTheAnswerWhateverElseIsLoading(_ target: String, _ status: Int) async throws {
        let gate = Gate()
        var services = Services()
        services.add(gate)
        let request = try Request(.get, target, services: services)
        // Long enough for a machine on which all other tests run at the same time.
        async let response = Self.handler(.seconds(15)).respond(to: request)
        try await Task.sleep(for: .seconds(16))
        await gate.open()
        #expect(try await response.status.code == status)
    }

    // MARK: After status 200

    @Test(arguments: [
        ("missing", "There is no &lt;such&gt; thing."), ("bad", "That is not it."), ("later", "Later."),
        ("secret", "Something went wrong on our side. It has been noted."),
    ])
    func aLateErrorIsShownAndHiddenFromSearchEngines(_ how: String, _ message: String) async throws {
        let (response, pieces) = try await Self.streamed("/late/\(how)")
        #expect(response.status == .ok)
        #expect(pieces[1].contains("<header>outer layout</header><h1>outer trouble</h1><p>\(message)</p>"))
        #expect(
            pieces[1].contains("<meta name=\"robots\" content=\"noindex\">") && pieces[1].hasPrefix("<title>trouble "))
        #expect(!pieces.joined().contains("swordfish"))
        let inner = try await Self.streamed("/innerlate/\(how)").pieces.joined()
        #expect(inner.contains("<section>inner layout<h1>inner trouble</h1><p>\(message)</p></section>"))
    }

    @Test func aLateRedirectIsFollowedByTheDocument() async throws {
        let pieces = try await Self.streamed("/late/moved").pieces
        #expect(
            pieces[1]
                == "<title>/plain?a=b</title><meta name=\"robots\" content=\"noindex\">"
                + "<meta http-equiv=\"refresh\" content=\"0;url=/plain?a=b\"></head>"
                + "<body><p><a href=\"/plain?a=b\">/plain?a=b</a></p></body></html>")
        let script = try await Self.streamed("/late/plainscript").pieces[1]
        #expect(script.contains("url=about:blank#blocked\"") && !script.contains("alert"))
        let disguised = try await Self.streamed("/late/script").pieces[1]
        #expect(disguised.contains("url=java%09script:"), "no scheme, but a path")
    }

    @Test func aSiteWithoutErrorPagesSaysItPlainly() async throws {
        struct Bare: Site { var routes: Routes { LatePage.self } }
        let gate = Gate()
        var services = Services()
        services.add(gate)
        let handler = PageHandler(site: Bare(), browser: nil, patience: .milliseconds(200))
        let response = try await handler.respond(to: try Request(.get, "/late/missing", services: services))
        let text = try await response.pieces { await gate.open() }.map { String(buffer: $0) }.joined()
        #expect(
            text.hasSuffix("<body><p>There is no &lt;such&gt; thing.</p></body></html>") && text.contains("noindex"))
    }

    // MARK: On the wire

    /// A server of ``TestSite``, with the gate at which its late pages wait.
    private static func serving<Value: Sendable>(
        _ log: LogCollector = LogCollector(), _ body: (RunningServer, Gate) async throws -> Value
    ) async throws -> Value {
        let gate = Gate()
        let pages = handler()
        return try await withServer(
            {
                $0.services.add(gate)
                $0.logger = log.logger
            }, handler: { try await pages.respond(to: $0) }
        ) { try await body($0, gate) }
    }

    @Test func shutdownWaitsForAStreamedPage() async throws {
        try await Self.serving { server, gate in
            let connection = try await server.connect()
            try await connection.send("GET /late/fine HTTP/1.1\r\nHost: a\r\n\r\n")
            let beginning = try await connection.receive(until: "/site.css\">")
            #expect(beginning.contains("200 OK") && !beginning.contains("ETag"))
            await server.group.triggerGracefulShutdown()
            await gate.open()
            #expect(try await connection.receiveAll().hasSuffix("</body></html>\r\n0\r\n\r\n"))
        }
    }

    @Test(arguments: ["br", "gzip"])
    func aCompressedHeadArrivesAsSoon(_ coding: String) async throws {
        try await Self.serving { server, gate in
            let connection = try await server.connect()
            try await connection.send(
                "GET /late/fine HTTP/1.1\r\nHost: a\r\nAccept-Encoding: \(coding)\r\nConnection: close\r\n\r\n")
            var bytes = try await Array(connection.receive(until: "\r\n\r\n").utf8)
            // The size of the first chunk, and the chunk.
            let size = try await connection.receive(until: "\r\n")
            let chunk = try await connection.receiveBytes(
                count: try #require(Int(size.prefix { $0.isHexDigit }, radix: 16)))
            if coding == "br" {
                let text = brotliDecoded(chunk, isWhole: false).map { String(decoding: $0, as: UTF8.self) }
                #expect(text?.hasSuffix("/site.css\">") == true)
            }
            await gate.open()
            bytes += Array(size.utf8) + chunk + (try await connection.receiveAllBytes())
            let reply = try Reply(bytes)
            let text = coding == "br" ? brotliDecoded(reply.body) : gzipDecoded(reply.body)
            #expect(text.map { String(decoding: $0, as: UTF8.self).hasSuffix("</body></html>") } == true)
        }
    }

    @Test func theLogTellsWhatTheLoadersSaid() async throws {
        let log = LogCollector()
        for (how, status) in [("missing", 404), ("secret", 500), ("moved", 303), ("fine", 200)] {
            try await Self.serving(log) { server, gate in
                let connection = try await server.connect()
                try await connection.send("GET /late/\(how) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                _ = try await connection.receive(until: "/site.css\">")
                await gate.open()
                _ = try await connection.receiveAll()
            }
            #expect(
                log.lines.contains { $0.contains("path=/late/\(how) ") && $0.contains("status=\(status)") },
                "\(log.lines)")
        }
        #expect(log.lines.contains { $0.hasPrefix("error page failed") && $0.contains("swordfish") })
    }

    @Test func aClientThatLeavesStopsTheLoaders() async throws {
        let task = Task {
            let load = try await PageHandler(site: NeverSite(), browser: nil, patience: .milliseconds(20))
                .respond(to: try Request(.get, "/never"))
            return try await load.pieces {}
        }
        try await Task.sleep(for: .milliseconds(60))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

/// Never there, unless it is told to stop.
@Page("/never") struct NeverPage {
    let never: Int
    var body: some View { never }
}

extension NeverPage {
    static func load(_ request: Request) async throws -> NeverPage {
        try await Task.sleep(for: .seconds(60))
        return NeverPage(never: 0)
    }
}

private struct NeverSite: Site {
    var routes: Routes { NeverPage.self }
}

extension String {
    /// What stands behind a part of it.
    fileprivate func components(after part: String) -> Substring? {
        ranges(of: part).first.map { self[$0.upperBound...] }
    }
}

extension Response {
    /// The pieces of a streamed body, in which `then` runs after the first.
    func pieces(then: @escaping @Sendable () async -> Void) async throws -> [ByteBuffer] {
        guard case .stream(_, let write) = body else {
            Issue.record("the answer is not streamed")
            return [ByteBuffer(), ByteBuffer()]
        }
        let pieces = Mutex<[ByteBuffer]>([])
        try await write(
            ResponseWriter { piece in
                let isFirst = pieces.withLock { pieces in
                    pieces.append(piece)
                    return pieces.count == 1
                }
                if isFirst { await then() }
            })
        return pieces.withLock { $0 }
    }
}
