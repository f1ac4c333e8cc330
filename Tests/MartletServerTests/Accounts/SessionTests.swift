import HTTPTypes
import MartletJSON
import MartletDatabase
@testable import MartletServer
import Testing

/// Requests to a handler inside the session's middleware, with one visitor's cookie.
private struct Visitor {
    let database: Database
    var cookie: String?
    var agent = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"

    /// Sends a request, and keeps the cookie that comes back.
    @discardableResult
    mutating func send(_ handler: @escaping Handler) async throws -> Response {
        var services = Services()
        services.add(database)
        var headers: HTTPFields = [.userAgent: agent]
        if let cookie { headers[.cookie] = "theme=dark; session=\(cookie)" }
        let request = try Request(.post, "/", headers: headers, services: services)
        let response = try await Sessions().handle(request, next: handler)
        if let set = response.headers[.setCookie] {
            #expect(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/"))
            let value = String(set.dropFirst("session=".count).prefix { $0 != ";" })
            cookie = value.isEmpty ? nil : value
        }
        return response
    }

    mutating func logIn(_ user: Int) async throws {
        try await send { request in
            try await request.session.logIn(user: user)
            return Response()
        }
    }

    mutating func user() async throws -> Int? {
        let response = try await send { .text("\($0.session.userID ?? -1)") }
        guard case .bytes(let buffer) = response.body else { return nil }
        return Int(String(buffer: buffer)).flatMap { $0 < 0 ? nil : $0 }
    }
}

@Suite struct SessionTests {
    private let database: Database

    init() throws { database = try Database(inMemory: [Sessions.migration]) }

    private func rows() async throws -> Int {
        try await database.value(Int.self, "SELECT count(*) FROM martlet_session") ?? 0
    }

    @Test func whoOnlyReadsHasNoSessionAndNoCookie() async throws {
        var visitor = Visitor(database: database)
        let response = try await visitor.send { .text("\($0.session.id ?? 0)\($0.session.csrfToken)") }
        #expect(response.headers[.setCookie] == nil)
        #expect(try await rows() == 0)
    }

    @Test func aLoginIsRememberedAndALogoutForgotten() async throws {
        var visitor = Visitor(database: database)
        try await visitor.logIn(7)
        #expect(try await visitor.user() == 7)
        let old = visitor.cookie
        try await visitor.send { request in
            try await request.session.logOut()
            return Response()
        }
        #expect(visitor.cookie == nil)
        visitor.cookie = old
        #expect(try await visitor.user() == nil)
        #expect(try await rows() == 0)
    }

    @Test func whatWaitsForItsBodySeesThatTheSessionHasEnded() async throws {
        let ends: [SQL] = [
            "DELETE FROM martlet_session", "UPDATE martlet_session SET user_id = 8",
            "UPDATE martlet_session SET token_hash = id",
        ]
        for end in ends {
            var visitor = Visitor(database: database)
            try await visitor.logIn(7)
            try await visitor.send { [database] request in
                try await request.session.confirm()
                try await database.execute(end)
                await #expect(throws: HTTPError.self) { try await request.session.confirm() }
                #expect(request.session.userID == nil)
                return Response()
            }
        }
    }

    @Test func aGuestsNumberSurvivesLoginUnderANewToken() async throws {
        var visitor = Visitor(database: database)
        try await visitor.send { .text("\(try await $0.session.start())") }
        let (guest, token) = (try await database.value(Int.self, "SELECT id FROM martlet_session"), visitor.cookie)
        try await visitor.logIn(7)
        #expect(try await database.value(Int.self, "SELECT id FROM martlet_session WHERE user_id = 7") == guest)
        #expect(visitor.cookie != token)
        // Who planted the old token has nothing of it.
        var other = Visitor(database: database, cookie: token)
        #expect(try await other.user() == nil)
    }

    @Test func whatWasKeptForAGuestIsTakenOverWithTheLoginOrNeitherHappens() async throws {
        struct Broken: Error {}
        try await database.execute("CREATE TABLE taken (session INTEGER, user INTEGER)")
        var visitor = Visitor(database: database)
        try await visitor.send { .text("\(try await $0.session.start())") }
        try await visitor.send { request in
            await #expect(throws: Broken.self) {
                try await request.session.logIn(user: 7) { guest, database in
                    try database.execute("INSERT INTO taken VALUES (\(guest), 7)")
                    throw Broken()
                }
            }
            #expect(request.session.userID == nil)
            return Response()
        }
        #expect(try await visitor.user() == nil)
        #expect(try await database.value(Int.self, "SELECT count(*) FROM martlet_session WHERE user_id = 7") == 0)
        #expect(try await database.value(Int.self, "SELECT count(*) FROM taken") == 0)
        try await visitor.send { request in
            try await request.session.logIn(user: 7) { guest, database in
                try database.execute("INSERT INTO taken VALUES (\(guest), 7)")
            }
            return Response()
        }
        #expect(try await visitor.user() == 7)
        #expect(
            try await database.value(
                Int.self, "SELECT count(*) FROM taken JOIN martlet_session ON id = session AND user_id = user") == 1)
    }

    @Test func anotherAccountGetsAnotherSession() async throws {
        var visitor = Visitor(database: database)
        try await visitor.logIn(7)
        let first = try await database.value(Int.self, "SELECT id FROM martlet_session")
        try await visitor.logIn(8)
        #expect(try await database.values(Int.self, "SELECT user_id FROM martlet_session") == [8])
        #expect(try await database.value(Int.self, "SELECT id FROM martlet_session") != first)
    }

    @Test func theDatabaseDoesNotKnowTheCookie() async throws {
        var visitor = Visitor(database: database)
        try await visitor.logIn(7)
        let hash = try await database.value([UInt8].self, "SELECT token_hash FROM martlet_session") ?? []
        #expect(hash.count == 32)
        for forged in [hash.hexadecimal, hash.base64URL, "", "1", "' OR 1=1 --", String(repeating: "A", count: 43)] {
            var stranger = Visitor(database: database, cookie: forged)
            #expect(try await stranger.user() == nil, "\(forged)")
        }
    }

    @Test func aSessionThatIsOverIsNone() async throws {
        var visitor = Visitor(database: database)
        try await visitor.logIn(7)
        try await database.execute("UPDATE martlet_session SET expires_at = 1")
        #expect(try await visitor.user() == nil)
        try await visitor.logIn(7)
        #expect(try await rows() == 1, "and is swept up when the next begins")
    }

    @Test func useMovesTheEndOfTheSession() async throws {
        var visitor = Visitor(database: database)
        try await visitor.logIn(7)
        let soon = Timestamp.now + 600_000
        try await database.execute("UPDATE martlet_session SET seen_at = 1, expires_at = \(soon)")
        #expect(try await visitor.user() == 7)
        let expiry = try await database.value(Timestamp.self, "SELECT expires_at FROM martlet_session")
        #expect(expiry ?? soon > soon + 86_400_000)
    }

    @Test func sessionsAreListedAndEndedByTheirOwnerOnly() async throws {
        var laptop = Visitor(database: database)
        var phone = Visitor(
            database: database,
            agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit Version/17 Safari/604")
        var stranger = Visitor(database: database)
        try await laptop.logIn(7)
        try await phone.logIn(7)
        try await stranger.logIn(8)
        try await laptop.send { request in
            let all = try await request.session.all()
            #expect(all.map(\.device).sorted() == ["Firefox on Linux", "Safari on iPhone"])
            #expect(all.map(\.address) == ["127.0.0.1", "127.0.0.1"])
            #expect(all.filter(\.isCurrent).map(\.device) == ["Firefox on Linux"])
            return Response()
        }
        let strangers = try await database.value(Int.self, "SELECT id FROM martlet_session WHERE user_id = 8") ?? 0
        try await laptop.send { request in
            #expect(try await !request.session.end(strangers))
            try await request.session.endOthers()
            return Response()
        }
        #expect(try await stranger.user() == 8)
        #expect(try await phone.user() == nil)
        #expect(try await laptop.user() == 7)
    }

    @Test func aThrownRedirectKeepsTheLogin() async throws {
        var visitor = Visitor(database: database)
        let response = try await visitor.send { request in
            try await request.session.logIn(user: 7)
            throw Redirect(to: "/")
        }
        #expect(response.status == .seeOther)
        #expect(try await visitor.user() == 7)
    }

    @Test func overTLSTheCookieIsBoundToTheHost() async throws {
        let database = database
        var configuration = ServerConfiguration()
        configuration.publicURL = "https://aerie.example"
        configuration.trustedProxies = try #require(TrustedProxies("127.0.0.1"))
        let trusting = configuration
        let login: Handler = { request in
            if request.method == .get { return .text("\(request.session.userID ?? 0)") }
            try await request.session.logIn(user: 7)
            return Response()
        }
        try await withServer(
            {
                $0.services.add(database)
                $0.middleware = [CrossSiteProtection(), Sessions()]
                $0.configuration.trustedProxies = trusting.trustedProxies
            }, handler: login
        ) { server in
            let reply = try await server.send("POST", "/", "X-Forwarded-Proto: https")
            let cookie = try #require(reply["set-cookie"])
            #expect(cookie.hasPrefix("__Host-session=") && cookie.contains("; Secure"))
            let pair = cookie.prefix { $0 != ";" }
            #expect(try await server.send("GET", "/", "X-Forwarded-Proto: https", "Cookie: \(pair)").text == "7")
            // One that plain HTTP could have planted does not count.
            let planted = pair.dropFirst("__Host-".count)
            #expect(try await server.send("GET", "/", "X-Forwarded-Proto: https", "Cookie: \(planted)").text == "0")
        }
    }

    @Test func formsOfOtherSessionsAreRefused() async throws {
        var (visitor, stranger) = (Visitor(database: database), Visitor(database: database))
        try await visitor.logIn(7)
        try await stranger.logIn(8)
        let response = try await stranger.send { .text($0.session.csrfToken) }
        guard case .bytes(let buffer) = response.body else { return }
        let foreign = String(buffer: buffer)
        try await visitor.send { request in
            let own = request.session.csrfToken
            #expect(own.count == 24 && own != foreign)
            try request.session.checkCSRF(own)
            for token in [nil, "", foreign, own + "a", String(own.dropLast())] {
                let error = #expect(throws: HTTPError.self) { try request.session.checkCSRF(token) }
                #expect(error?.status == .forbidden)
            }
            return Response()
        }
    }

    @Test func withoutTheMiddlewareThereIsNoSessionAndNoTrap() async throws {
        let request = try Request(.get, "/")
        #expect(request.session.id == nil && request.session.csrfToken == "")
        await #expect(throws: MissingService.self) { try await request.session.start() }
    }
}
