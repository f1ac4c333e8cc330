import HTTPTypes
import Martlet
import NIOCore
import Testing

@testable import Components

@Suite struct AerieAPITests {
    private let database: Database
    private let handler: @Sendable (Request) async throws -> Response
    private let ana: String
    private let eve: String

    init() async throws {
        let database = try await Samples.database(wanted: 30)
        var services = Services()
        services.add(database)
        services.add(RateLimiter())
        self.database = database
        handler = HTTPServer(services: services, middleware: [Aerie.api, CrossSiteProtection()]) { _ in throw NotFound()
        }.composedHandler()
        ana = try await Self.token("ana", database)
        eve = try await Self.token("eve", database)
        self.services = services
    }

    private let services: Services

    private static func token(_ handle: String, _ database: Database) async throws -> String {
        let id = try await database.value(Int.self, "SELECT id FROM photographer WHERE handle = \(handle)") ?? 0
        return try await AccessTokens(database).create(for: id, name: "test", canWrite: true).secret
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, as token: String? = nil, match: String? = nil, _ body: String = ""
    ) async throws -> (status: Int, text: String, tag: String?) {
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.authorization] = token.map { "Bearer \($0)" }
        headers[.ifMatch] = match
        let request = try Request(
            method, "/api/v1" + path, headers: headers, body: Array(body.utf8), services: services)
        let response = try await handler(request)
        guard case .bytes(let buffer) = response.body else { return (response.status.code, "", nil) }
        return (response.status.code, String(buffer: buffer), response.headers[.eTag])
    }

    private func photo(of handle: String) async throws -> Int {
        try await database.value(
            Int.self,
            "SELECT photo.id FROM photo JOIN photographer ON photographer.id = photographer_id WHERE handle = \(handle)"
        ) ?? 0
    }

    @Test func allPhotographsComeOnceInTheOrderOfTheFeed() async throws {
        var (found, cursor): ([Int], String?) = ([], nil)
        repeat {
            let reply = try await send(.get, "/photos?limit=7" + (cursor.map { "&cursor=\($0)" } ?? ""))
            #expect(reply.status == 200)
            let page = try Paged<APIPhoto>(json: Array(reply.text.utf8))
            found += page.items.map(\.id)
            cursor = page.next
        } while cursor != nil && found.count < 100
        #expect(try await database.values(Int.self, "SELECT id FROM photo ORDER BY published_at DESC, id") == found)
        let tagged = try Paged<APIPhoto>(
            json: Array(try await send(.get, "/photos?tag=birds&photographer=ana").text.utf8))
        #expect(tagged.items.contains { $0.title == "Owl" && $0.files.map(\.width) == [400, 800, 1600] })
        #expect(tagged.items.allSatisfy { $0.tags.contains("birds") && $0.photographer == "ana" })
    }

    @Test func onlyTheOwnerChangesAPhotographAndOnlyWhatWasSeen() async throws {
        let photo = try await photo(of: "ana")
        let change = "{\"caption\":\"A new caption\",\"tags\":[\"calm\"]}"
        let seen = try await send(.get, "/photos/\(photo)").tag
        #expect(try await send(.put, "/photos/\(photo)", change).status == 401)
        #expect(try await send(.put, "/photos/\(photo)", as: eve, change).status == 403)
        #expect(try await send(.put, "/photos/\(photo)", as: ana, match: seen, change).status == 200)
        #expect(try await send(.put, "/photos/\(photo)", as: ana, match: seen, change).status == 412)
        #expect(
            try await send(.put, "/photos/\(photo)", as: ana, "{\"caption\":\"x\",\"tags\":[\"<b>\"]}").status == 422)
        // What a form would not take.
        for caption in ["   ", "\\u200b", "\\u0007", "a\\u0000b"] {
            let body = "{\"caption\":\"\(caption)\",\"tags\":[]}"
            #expect(try await send(.put, "/photos/\(photo)", as: ana, body).status == 422, "\(caption)")
        }
        #expect(try await send(.put, "/photos/9999", as: ana, change).status == 404)
        let now = try APIPhoto(json: Array(try await send(.get, "/photos/\(photo)").text.utf8))
        #expect(now.caption == "A new caption" && now.tags == ["calm"])
    }

    @Test func commentsAreSafeAndTakenBackByTheirAuthors() async throws {
        let photo = try await photo(of: "ana")
        let made = try await send(
            .post, "/photos/\(photo)/comments", as: eve, "{\"text\":\"<b>Hi</b><script>alert(1)</script>\"}")
        #expect(made.status == 201)
        let comment = try APIComment(json: Array(made.text.utf8))
        #expect(comment.html == "<b>Hi</b>" && comment.author == "eve")
        #expect(try await send(.post, "/photos/\(photo)/comments", as: eve, "{\"text\":\"<script>\"}").status == 422)
        #expect(try await send(.post, "/photos/9999/comments", as: eve, "{\"text\":\"x\"}").status == 404)
        #expect(try await send(.get, "/photos/\(photo)/comments").text.contains("\"next\":null"))
        let other = try await send(
            .post, "/photos/\(try await self.photo(of: "eve"))/comments", as: eve, "{\"text\":\"mine\"}")
        let own = try APIComment(json: Array(other.text.utf8))
        #expect(
            try await send(.delete, "/comments/\(own.id)", as: ana).status == 404, "below somebody else's photograph")
        #expect(try await send(.delete, "/comments/\(own.id)", as: eve).status == 204)
        #expect(try await send(.delete, "/comments/\(comment.id)", as: ana).status == 204, "below one's own photograph")
        #expect(try await send(.delete, "/comments/\(comment.id)", as: ana).status == 404)
    }

    @Test func oneLikesOnceHoweverOftenAndAtOnce() async throws {
        let photo = try await photo(of: "ana")
        await withTaskGroup(of: Void.self) { tasks in
            for _ in 0..<20 {
                tasks.addTask { #expect((try? await send(.put, "/photos/\(photo)/like", as: eve))?.status == 204) }
            }
        }
        #expect(try await send(.get, "/photos/\(photo)/likes", as: eve).text == "{\"count\":1,\"isMine\":true}")
        #expect(try await send(.get, "/photos/\(photo)/likes").text == "{\"count\":1,\"isMine\":false}")
        #expect(try await database.value(Int.self, "SELECT count(*) FROM notification WHERE kind = 'like'") == 1)
        for _ in 0..<2 { #expect(try await send(.delete, "/photos/\(photo)/like", as: eve).status == 204) }
        #expect(try await send(.get, "/photos/\(photo)/likes", as: eve).text == "{\"count\":0,\"isMine\":false}")
    }

    @Test func tokensAreMadeListedAndRevoked() async throws {
        let made = try await send(.post, "/tokens", as: ana, "{\"name\":\"Backup\",\"canWrite\":false}")
        let new = try MadeAPIToken(json: Array(made.text.utf8))
        #expect(made.status == 201)
        #expect(try await send(.post, "/tokens", as: new.secret, "{\"name\":\"More\",\"canWrite\":true}").status == 403)
        #expect(try await send(.get, "/tokens", as: new.secret).text.contains("Backup"))
        #expect(try await !send(.get, "/tokens", as: ana).text.contains(new.secret))
        #expect(try await send(.delete, "/tokens/\(new.token.id)", as: eve).status == 404)
        #expect(try await send(.delete, "/tokens/\(new.token.id)", as: ana).status == 204)
        #expect(try await send(.get, "/tokens", as: new.secret).status == 401)
        #expect(try await send(.get, "/tokens").status == 401)
    }
}
