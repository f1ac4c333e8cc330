import HTTPTypes
import MartletCore
import MartletDatabase
import MartletServer
import Testing

@Suite struct PageTests {
    // MARK: Loading

    @Test func theLoadersOfLayoutsAndPageRunSideBySide() async throws {
        // Each waits for the others: one after another, they would wait for ever.
        var services = Services()
        services.add(Meeting(of: 3))
        let response = try await TestSite.respond(to: try Request(.get, "/inner/x", services: services))
        #expect(response.status == .ok)
        #expect(
            response.text.contains(
                "<header>outer layout</header><section>inner layout<button>x</button></section>"))
    }

    @Test func aPageWithStateCanBeMadeWithinARead() async throws {
        let page = try await StatefulPage.load(Request(.get, "/stateful"))
        #expect(page.sum == 2 && !page.isOpen)
    }

    @Test func parametersComeToTheLoaderDecodedAndTyped() async throws {
        #expect(try await TestSite.page("/caf%C3%A9%2F%3Cb%3E").text.contains("<p id=\"anything\">café/&lt;b&gt;</p>"))
        #expect(try await TestSite.page("/docs/a%2Fb/c").text.contains("<li>a/b</li><!----><li>c</li>") == false)
        #expect(try await TestSite.page("/docs/a%2Fb/c").text.contains("<li>a/b</li><li>c</li>"))
        #expect(try await TestSite.page("/docs").response.status == .ok)
        #expect(try await TestSite.page("/%2F%CC%81").text.contains("<p id=\"anything\">/\u{301}</p>"))
    }

    @Test func anAddressIsMatchedHoweverItIsEscaped() async throws {
        #expect(UmlautPage.link(number: 7) == "/k%C3%B6ln/7")
        for target in [UmlautPage.link(number: 7), "/k%c3%b6ln/7", "/%6B%C3%B6ln/7"] {
            let (response, text) = try await TestSite.page(target)
            #expect(response.status == .ok && text.contains("<p>7</p>"), "\(target)")
        }
        #expect(try await TestSite.page("/k%25C3%25B6ln/7").response.status == .notFound)
        for path in [[], ["a"], ["a/b", "%"]] {
            let (response, text) = try await TestSite.page(DocsPage.link(path: path))
            #expect(response.status == .ok && text.ranges(of: "<li>").count == path.count)
        }
    }

    @Test(arguments: [
        "/numbers/07", "/numbers/x", "/numbers/+7", "/numbers/9223372036854775808", "/numbers/7/8", "/numbers//7",
    ])
    func aPathThatDoesNotParseIsNotFound(_ target: String) async throws {
        #expect(try await TestSite.page(target).response.status == .notFound)
    }

    @Test func aQueryThatDoesNotParseIsABadRequest() async throws {
        let (response, text) = try await TestSite.page("/inner/x?size=%3Cb%3E")
        #expect(response.status == .badRequest)
        #expect(text.contains("<h1>inner trouble</h1>") && text.contains("size=&lt;b&gt;") && !text.contains("<b>"))
        #expect(try await TestSite.page("/inner/x?size=7&other=y").response.status == .ok)
    }

    @Test(arguments: ["//", "//plain", "/docs//a", "//docs/a", "/inner//x", "/docs/a//"])
    func anEmptySegmentBelongsToNoPage(_ target: String) async throws {
        let response = try await TestSite.page(target).response
        #expect(response.status == .notFound && response.headers[.location] == nil)
    }

    // MARK: The document

    @Test func theInnermostHeadWinsAndTheOrderStays() async throws {
        let text = try await TestSite.page("/inner/x").text
        let head = [
            "<title>page x</title>", "<meta name=\"description\" content=\"x\">",
            "<meta property=\"og:type\" content=\"article\">",
            "<link rel=\"stylesheet\" href=\"/site.css\">", "<link rel=\"canonical\" href=\"/page\">",
            "<meta name=\"robots\" content=\"noindex\">", "<link rel=\"alternate\" href=\"/feed\">",
        ].joined()
        #expect(text.contains(head))
        #expect(
            try await TestSite.page("/plain").text.contains(
                "<title>outer</title><meta name=\"description\" content=\"outer"))
    }

    @Test(arguments: [
        "%CC%81x", "%22%CC%81%3E%3Cscript%3E", "%3C/title%3E%3Cscript%3E", "%3E%CC%81", "a%20name=%22robots",
    ])
    func textInAHeadStaysInItsPlace(_ name: String) async throws {
        let text = try await TestSite.page("/inner/\(name.replacing("/", with: "%2F"))").text
        let head = text[..<(try #require(text.ranges(of: "</head>").first).lowerBound)].utf8
        #expect(head.ranges(of: Array("<meta name=\"description\"".utf8)).count == 1)
        #expect(head.ranges(of: Array("<title>".utf8)).count == 1)
        #expect(head.ranges(of: Array("rel=\"canonical\"".utf8)).count == 1)
        #expect(head.ranges(of: Array("<script".utf8)).count == 1, "the loader's alone")
    }

    @Test func theDocumentsOwnAttributesAreEscaped() async throws {
        let theme = "\"\u{301} onload=alert(1) x=\""
        #expect(try await TestSite.page("/plain").text.hasPrefix("<!DOCTYPE html><html lang=\"de&quot;&lt;\"><head>"))
        struct Themed: Site {
            let theme: String
            init() { theme = "" }
            init(_ theme: String) { self.theme = theme }
            var routes: Routes { PlainPage.self }
            func documentAttributes(for request: Request) -> [(name: String, value: String)] { [("data-theme", theme)] }
        }
        let response = try await PageHandler(site: Themed(theme), browser: nil).respond(to: try Request(.get, "/plain"))
        #expect(
            response.text.utf8.starts(
                with: "<!DOCTYPE html><html lang=\"en\" data-theme=\"&quot;\u{301} onload=alert(1) x=&quot;\"><head>"
                    .utf8))
    }

    @Test func aPageWithHandlersShipsItsDataAndTheLoader() async throws {
        let (response, text) = try await TestSite.page("/inner/%3C%2Fscript%3E%3C!--")
        #expect(text.contains("<script>keep()</script>"))
        #expect(
            text.contains(
                "<script type=\"module\" id=\"martlet\" src=\"/assets/martlet.js\" data-module=\"/assets/site.wasm\">"))
        let start = try #require(text.ranges(of: "id=\"martlet-data\">").first).upperBound
        let end = try #require(text[start...].ranges(of: "</script>").first).lowerBound
        let data = text[start..<end]
        #expect(!data.contains("<") && data.contains("\\u003C/script>\\u003C!--"))
        #expect(data.hasSuffix("]]"), "all of it")
        #expect(response.scriptHashes.count == 1)
        #expect(response.headers[.cacheControl] == "private, no-cache")
    }

    @Test(arguments: ["/plain", "/", "/about", "/docs/a"])
    func aPageWithoutHandlersShipsNoScriptAndNoData(_ target: String) async throws {
        let (response, text) = try await TestSite.page(target)
        #expect(response.status == .ok)
        #expect(!text.contains("<script") && !text.contains("martlet") && !text.contains("wasm"))
        #expect(response.scriptHashes.isEmpty)
    }

    @Test func aStaticPageHasNoMarkers() async throws {
        #expect(try await TestSite.page("/about").text.contains("<button>about</button>ab</body>"))
    }

    @Test func aSiteWithoutTheBrowsersHalfIsPlain() async throws {
        let response = try await PageHandler(site: TestSite(), browser: nil).respond(to: try Request(.get, "/inner/x"))
        #expect(
            response.text.contains("<button>x</button>") && !response.text.contains("<script")
                && !response.text.contains("<!--"))
    }

    // MARK: Methods and addresses

    @Test func otherMethodsAreNotAllowed() async throws {
        for method in [HTTPRequest.Method.post, .put, .patch, .delete] {
            let request = try Request(method, "/plain")
            let error = await #expect(throws: HTTPError.self) { try await TestSite.respond(to: request) }
            #expect(error?.status == .methodNotAllowed && error?.headers[.allow] == "GET, HEAD, OPTIONS")
        }
        let options = try await TestSite.respond(to: try Request(.options, "/plain"))
        #expect(options.status == .noContent && options.headers[.allow] == "GET, HEAD, OPTIONS")
        #expect(try await TestSite.respond(to: try Request(.head, "/plain")).status == .ok)
    }

    @Test func whereNothingIsNoMethodIsAllowed() async throws {
        for method in [HTTPRequest.Method.get, .head, .post, .options, .delete] {
            #expect(try await TestSite.respond(to: try Request(method, "/no/such/page")).status == .notFound)
        }
    }

    @Test func whatIsNoPageIsAnsweredByTheFallback() async throws {
        let handler = PageHandler(site: TestSite(), browser: nil) { request in
            guard request.segments == ["api", "x"] else { throw NotFound() }
            return .text("answered")
        }
        #expect(try await handler.respond(to: try Request(.post, "/api/x")).text == "answered")
        #expect(try await handler.respond(to: try Request(.get, "/api/y")).text.contains("<h1>outer trouble</h1>"))
    }

    @Test(arguments: [
        ("/plain/", "/plain"), ("/plain/?a=b&c", "/plain?a=b&c"), ("/caf%c3%a9/", "/caf%C3%A9"),
        ("/\\evil.example/", "/%5Cevil.example"),
        ("/%2F%2Fevil.example/", "/%2F%2Fevil.example"), ("/%5C%5Cevil.example/", "/%5C%5Cevil.example"),
        ("/http:evil.example/", "/http%3Aevil.example"), ("/inner/a%0D%0Ab/", "/inner/a%0D%0Ab"),
    ])
    func aSlashAtTheEndIsTakenAway(_ target: String, _ location: String) async throws {
        let response = try await TestSite.page(target).response
        #expect(response.status == .permanentRedirect && response.headers[.location] == location)
    }

    @Test(arguments: [
        "//evil.example/", "///evil.example/", "/\\/evil.example/", "//evil.example/%2E", "/_martlet//evil.example/",
    ])
    func nobodyIsRedirectedToAnotherSite(_ target: String) async throws {
        guard let request = try? Request(.get, target) else { return }
        let response = try await TestSite.respond(to: request)
        #expect(response.headers[.location] == nil, "\(response.headers)")
    }
}

@Page("/stateful") private struct StatefulPage {
    let sum: Int
    @State var isOpen = false
    @State var field = ElementRef()
    @Environment var hue: Hue
    var body: some View { input(.ref(field), .type(.text), .class(hue.name), .disabled(!isOpen), .value("\(sum)")) }
}

extension StatefulPage {
    static func load(_ request: Request) async throws -> StatefulPage {
        try await Database(inMemory: []).read {
            StatefulPage(sum: try $0.value(Int.self, "SELECT 1 + 1") ?? 0)
        }
    }
}

private struct Hue: EnvironmentValue {
    let name: String
    static var defaultValue: Hue { Hue(name: "red") }
}
