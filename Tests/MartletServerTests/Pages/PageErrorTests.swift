import HTTPTypes
import MartletCore
import MartletServer
import Testing

@Suite struct PageErrorTests {
    @Test(arguments: [
        ("missing", 404, "There is no &lt;such&gt; thing."), ("bad", 400, "That is not it."),
        ("forbidden", 403, "Not yours."),
        ("later", 503, "Later."), ("secret", 500, "Something went wrong on our side. It has been noted."),
    ])
    func anErrorIsShownByTheErrorPageOfItsLayout(_ how: String, _ status: Int, _ message: String) async throws {
        let (response, text) = try await TestSite.page("/fail/\(how)")
        #expect(response.status.code == status)
        #expect(text.contains("<header>outer layout</header><h1>outer trouble</h1><p>\(message)</p>"))
        #expect(text.contains("<title>trouble \(status)</title>"))
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(!text.contains("swordfish"))
        let inner = try await TestSite.page("/innerfail/\(how)")
        #expect(inner.response.status.code == status)
        #expect(inner.text.contains("<section>inner layout<h1>inner trouble</h1><p>\(message)</p></section>"))
        #expect(!inner.text.contains("swordfish"))
    }

    @Test func anErrorsHeadersAreKept() async throws {
        #expect(try await TestSite.page("/fail/later").response.headers[.retryAfter] == "7")
        #expect(try await TestSite.page("/fail/later").response.headers[.contentType]?.hasPrefix("text/html") == true)
    }

    @Test func theErrorPageIsOneAroundThePage() async throws {
        // There is an inner error page as deep as this page, in another layout.
        let (response, text) = try await TestSite.page("/beside")
        #expect(response.status == .notFound)
        #expect(text.contains("<header>outer layout</header><h1>outer trouble</h1>") && !text.contains("inner"))
    }

    @Test func whatALayoutThrowsIsShownFurtherOut() async throws {
        let (response, text) = try await TestSite.page("/nolayout")
        #expect(response.status == .internalServerError)
        #expect(text.contains("<h1>outer trouble</h1>") && !text.contains("swordfish"))
    }

    #if DEBUG
    @Test func aVisitorToNoPageIsToldOfInDevelopment() async throws {
        struct Bare: Site { var routes: Routes { FailingPage.self } }
        let handler = PageHandler(site: Bare(), browser: nil)
        let log = LogCollector()
        for accept in ["text/html,*/*", "image/png"] {
            let request = try Request(.get, "/nothing", headers: [.accept: accept], logger: log.logger)
            await #expect(throws: NotFound.self) { try await handler.respond(to: request) }
        }
        #expect(log.lines.filter { $0.contains("no page has this address") && $0.contains("path=/nothing") }.count == 1)
    }
    #endif

    @Test func aSiteWithoutErrorPagesThrowsOn() async throws {
        struct Bare: Site { var routes: Routes { FailingPage.self } }
        let handler = PageHandler(site: Bare(), browser: nil)
        let missing = try Request(.get, "/fail/missing"), nowhere = try Request(.get, "/nowhere")
        await #expect(throws: NotFound.self) { try await handler.respond(to: missing) }
        await #expect(throws: NotFound.self) { try await handler.respond(to: nowhere) }
        let server = HTTPServer { try await handler.respond(to: $0) }
        let plain = try await server.composedHandler()(try Request(.get, "/fail/secret"))
        #expect(plain.status == .internalServerError && !plain.text.contains("swordfish"))
    }

    @Test func aRedirectIsARedirect() async throws {
        let other = try await TestSite.page("/fail/moved").response
        #expect(other.status == .seeOther && other.headers[.location] == "/plain?a=b")
        let permanent = try await TestSite.page("/innerfail/moved-for-good").response
        #expect(permanent.status == .permanentRedirect && permanent.headers[.location] == "/plain")
    }
}
