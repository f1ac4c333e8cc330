import MartletServer
import Testing

@Suite struct HTTPRequestTests {
    @Test(arguments: [
        ("/", []),
        ("/photos/7", ["photos", "7"]),
        ("/photos/7/", ["photos", "7"]),
        ("/caf%C3%A9", ["café"]),
        ("/a%20b+c", ["a b+c"]),
        ("/a%2Fb", ["a/b"]),
        ("//a", ["", "a"]),
        ("/a;b=c", ["a;b=c"]),
        ("/...", ["..."]),
        ("/a?b/../c", ["a"]),
        ("http://aerie.example/x", ["x"]),
        ("http://aerie.example", []),
    ])
    func pathsAreTakenApart(target: String, segments: [String]) throws {
        #expect(try Request(.get, target).segments == segments)
    }

    @Test(arguments: [
        "", "photos", "*", "/%", "/%4", "/%zz", "/%00", "/a%00b", "/%ff", "/%c0%af", "/..", "/a/../b", "/%2e%2e/etc",
        "/.%2E", "/a/./b", "/..%2fetc", "/..%5cetc", "/a\\..\\b", "ftp://host/", "http:/x",
    ])
    func pathsThatCouldMeanSomethingElseAreRefused(target: String) {
        #expect(performing: { try Request(.get, target) }, throws: { ($0 as? HTTPError)?.status == .badRequest })
    }

    @Test func aLongAddressIsRefused() {
        #expect(
            performing: { try Request(.get, "/" + String(repeating: "a", count: 9000)) },
            throws: { ($0 as? HTTPError)?.status == .uriTooLong })
    }

    @Test func aTrailingSlashIsToldApart() throws {
        #expect(try Request(.get, "/a/").hasTrailingSlash)
        #expect(try !Request(.get, "/a").hasTrailingSlash)
        #expect(try !Request(.get, "/").hasTrailingSlash)
    }

    @Test(arguments: [
        ("", []),
        ("a=1", ["a", "1"]),
        ("a=1&b=2&a=3", ["a", "1", "b", "2", "a", "3"]),
        ("q=owl+in%20a+tree", ["q", "owl in a tree"]),
        ("a", ["a", ""]),
        ("a=", ["a", ""]),
        ("=b", ["", "b"]),
        ("a=b=c", ["a", "b=c"]),
        ("a=%C3%A9", ["a", "é"]),
        ("a=%", ["a", "%"]),
        ("a=%4", ["a", "%4"]),
        ("a=%zz", ["a", "%zz"]),
        ("a=%ff", ["a", "\u{FFFD}"]),
        ("&&a=1&", ["a", "1"]),
        ("a%3D=%26", ["a=", "&"]),
    ])
    func queriesAreReadAsBrowsersWriteThem(query: String, expected: [String]) {
        #expect(Query(parsing: query).flatMap { [$0.name, $0.value] } == expected)
    }

    @Test func aQueryGivesFirstAndAllValues() throws {
        let query = try Request(.get, "/?tag=owl&tag=bird&page=2").query
        #expect(query["tag"] == "owl")
        #expect(query.values("tag") == ["owl", "bird"])
        #expect(query["page"] == "2")
        #expect(query["missing"] == nil)
        #expect(query.values("missing").isEmpty)
    }

    @Test(arguments: [
        ("theme=dark", ["theme", "dark"]),
        ("a=1; b=2", ["a", "1", "b", "2"]),
        (" a = 1 ;b=\"2\"", ["a", "1", "b", "2"]),
        ("nonsense; a=1; ;=x", ["a", "1"]),
        ("a=b=c", ["a", "b=c"]),
        ("a=\"", ["a", "\""]),
        ("", []),
    ])
    func cookiesAreReadTolerantly(header: String, expected: [String]) {
        #expect(Cookies(parsing: header).items.flatMap { [$0.name, $0.value] } == expected)
    }

    @Test func aCookieCannotCarryAnotherAttribute() {
        var response = Response()
        response.set(SetCookie("theme", "dark; Domain=evil\r\nX: y", maximumAge: 60))
        response.set(SetCookie("__Host-id", "7"))
        #expect(
            response.headers[values: .setCookie] == [
                "theme=dark%3B%20Domain=evil%0D%0AX:%20y; Path=/; SameSite=Lax; Max-Age=60; HttpOnly",
                "__Host-id=7; Path=/; SameSite=Lax; Secure; HttpOnly",
            ])
    }

    @Test func aRedirectCannotCarryAnotherHeader() {
        #expect(Response.redirect(to: "/é\r\nX: y").headers[.location] == "/%C3%A9%0D%0AX:%20y")
        #expect(Response.redirect(to: "/a").status.code == 303)
        #expect(Response.redirect(to: "/a", permanently: true).status.code == 308)
    }

    @Test func middlewareHandsOnWhatItHasFound() async throws {
        enum Name: RequestKey { typealias Value = String }
        struct Naming: Middleware {
            func handle(_ request: Request, next: Handler) async throws -> Response {
                var request = request
                request[Name.self] = "martlet"
                return try await next(request)
            }
        }
        let handler = [Naming() as any Middleware].around { .text($0[Name.self] ?? "nobody") }
        let response = try await handler(try Request(.get, "/"))
        guard case .bytes(let body) = response.body else { throw Unexpected() }
        #expect(String(buffer: body) == "martlet")
    }

    @Test func middlewareRunsInOrder() async throws {
        struct Mark: Middleware {
            let name: String
            func handle(_ request: Request, next: Handler) async throws -> Response {
                var response = try await next(request)
                response.headers[.server] = name + (response.headers[.server] ?? "")
                return response
            }
        }
        let layers: [any Middleware] = [Mark(name: "a"), Mark(name: "b"), Mark(name: "c")]
        #expect(try await layers.around { _ in Response() }(try Request(.get, "/")).headers[.server] == "abc")
    }

    @Test func servicesAreFoundByType() throws {
        struct Mailer: Sendable, Equatable { let host: String }
        var services = Services()
        #expect(throws: MissingService.self) { try services.require(Mailer.self) }
        services.add(Mailer(host: "a"))
        #expect(try services.require(Mailer.self) == Mailer(host: "a"))
        #expect(services[Int.self] == nil)
    }

    struct Unexpected: Error {}
}
