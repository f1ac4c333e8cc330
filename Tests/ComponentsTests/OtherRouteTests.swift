import HTTPTypes
import Martlet
import Testing

@testable import Components

@Suite struct OtherRouteTests {
    private let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    @Test func theThemeIsKeptAndTheVisitorGoesBack() async throws {
        var headers = form
        headers[.origin] = "http://localhost"
        headers[.referer] = "http://localhost/photos/7?x=1"
        let (response, _) = try await TestSite().send(.post, "/theme", headers: headers, body: "theme=dark")
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/photos/7?x=1")
        let cookie = response.headers[.setCookie] ?? ""
        #expect(cookie.hasPrefix("theme=dark; Path=/; SameSite=Lax; Max-Age=") && !cookie.contains("HttpOnly"))
    }

    @Test(arguments: [
        "https://evil.example/", "http://localhost.evil.example/", "http://localhost", "http://localhost//evil.example",
        "http://localhost/\\evil.example", "http://localhost/a\r\nSet-Cookie: x=y", "javascript:alert(1)",
        "//evil.example",
    ])
    func nobodyIsSentElsewhere(_ referrer: String) async throws {
        var headers = form
        headers[.referer] = referrer
        let (response, _) = try await TestSite().send(.post, "/theme", headers: headers, body: "theme=light")
        #expect(response.status == .seeOther && response.headers[.location] == "/")
    }

    @Test(arguments: ["https://evil.example", "null", "http://localhost:81", "https://localhost"])
    func otherSitesCannotChooseATheme(_ origin: String) async throws {
        var headers = form
        headers[.origin] = origin
        let (response, _) = try await TestSite().send(.post, "/theme", headers: headers, body: "theme=dark")
        #expect(response.status == .forbidden && response.headers[.setCookie] == nil)
    }

    @Test func onlyThemesAreThemes() async throws {
        #expect(
            try await TestSite().send(.post, "/theme", headers: form, body: "theme=pink").response.status == .badRequest
        )
        #expect(try await TestSite().send(.post, "/theme", headers: form).response.status == .badRequest)
        let (response, _) = try await TestSite().send(.get, "/theme")
        #expect(response.status == .methodNotAllowed && response.headers[.allow] == "OPTIONS, POST")
    }

    @Test func thePageIsInTheThemeOfItsCookie() async throws {
        let site = try await TestSite()
        #expect(
            try await site.send(.get, "/", headers: [.cookie: "theme=dark"]).text.hasPrefix(
                "<!DOCTYPE html><html lang=\"en\" data-theme=\"dark\">"))
        #expect(
            try await site.send(.get, "/about", headers: [.cookie: "a=b; theme=light"]).text.contains(
                "data-theme=\"light\""))
        #expect(try await !site.send(.get, "/", headers: [.cookie: "theme=\"><script>"]).text.contains("data-theme"))
    }

    @Test func theSitemapNamesEveryPage() async throws {
        let (response, xml) = try await TestSite(wanted: 20).send(.get, "/sitemap.xml")
        #expect(response.headers[.contentType] == "application/xml; charset=utf-8")
        for path in [
            "/", "/tags", "/search", "/about", "/tags/%3Ci%3E", "/photographers/ana", "/photos/1", "/photos/20",
        ] {
            #expect(xml.contains("<loc>http://localhost\(path)</loc>"))
        }
        #expect(xml.occurrences(of: "<url>") == xml.occurrences(of: "</url>") && xml.hasSuffix("</urlset>\n"))
    }

    @Test func robotsLearnOfTheSitemap() async throws {
        #expect(try await TestSite().page("/robots.txt").contains("Sitemap: http://localhost/sitemap.xml"))
    }
}
