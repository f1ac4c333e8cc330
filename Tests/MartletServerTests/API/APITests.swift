import Foundation
import HTTPTypes
import MartletJSON
import MartletDatabase
@testable import MartletServer
import Testing

@Suite struct APITests {
    private let database: Database
    private let tokens: AccessTokens

    init() throws {
        database = try Database(inMemory: NoteAPI.migrations)
        tokens = AccessTokens(database)
    }

    private func withAPI<Value: Sendable>(
        limit: RateLimit? = nil, writeLimit: RateLimit? = nil, _ body: (RunningServer) async throws -> Value
    ) async throws -> Value {
        let database = database
        return try await withServer({
            $0.services.add(database)
            $0.services.add(RateLimiter())
            $0.middleware = [NoteAPI.make(limit: limit, writeLimit: writeLimit), CrossSiteProtection()]
        }) { try await body($0) }
    }

    private func send(
        _ server: RunningServer, _ method: String, _ path: String, token: String? = nil, match: String? = nil,
        body: String = ""
    ) async throws -> Reply {
        try await server.send(
            method, "/api/v1" + path, "Accept-Encoding: br, gzip",
            token.map { "Authorization: Bearer \($0)" } ?? "X-A: b",
            match.map { "If-Match: \($0)" } ?? "X-B: c", body.isEmpty ? "X-C: d" : "Content-Type: application/json",
            body: body)
    }

    private func decoded(_ reply: Reply) throws -> [UInt8] {
        reply["content-encoding"] == "br" ? try #require(brotliDecoded(reply.body)) : reply.body
    }

    private static let note = "{\"text\":\"Buy film\",\"stars\":null,\"kind\":\"plain\",\"tags\":[]}"

    @Test func aNoteIsMadeReadChangedAndRemoved() async throws {
        let secret = try await tokens.create(for: 1, name: "test", canWrite: true).secret
        try await withAPI { server in
            let made = try await send(server, "POST", "/notes", token: secret, body: Self.note)
            #expect(made.status == 201)
            #expect(made.text == "{\"id\":1,\"text\":\"Buy film\",\"stars\":null,\"kind\":\"plain\",\"tags\":[]}")
            let read = try await send(server, "GET", "/notes/1")
            let tag = try #require(read["etag"])
            #expect(read.text == made.text && tag == made["etag"] && !tag.hasPrefix("W/"))
            #expect(try await server.send("GET", "/api/v1/notes/1", "If-None-Match: \(tag)").status == 304)

            let other = Self.note.replacing("film", with: "bread")
            let changed = try await send(server, "PUT", "/notes/1", token: secret, match: tag, body: other)
            #expect(changed.status == 200 && changed["etag"] != tag)
            for stale in [tag, "\"x\"", "W/\(changed["etag"] ?? "")", "\"\"", "\"x\", \(tag)"] {
                #expect(
                    try await send(server, "PUT", "/notes/1", token: secret, match: stale, body: Self.note).status
                        == 412, "\(stale)")
                #expect(try await send(server, "DELETE", "/notes/1", token: secret, match: stale).status == 412)
            }
            #expect(try await send(server, "GET", "/notes/1").text.contains("bread"))
            #expect(
                try await send(server, "DELETE", "/notes/1", token: secret, match: "\"x\", \(changed["etag"] ?? "")")
                    .status == 204)
            #expect(try await send(server, "GET", "/notes/1").status == 404)
        }
    }

    @Test func aListComesInPagesThatLoseNothing() async throws {
        for number in 1...7 {
            try await database.execute(
                "INSERT INTO note (user_id, text, kind, tags) VALUES (1, \("note \(number)"), 'plain', '[]')")
        }
        try await withAPI { server in
            var (found, cursor): ([Int], String?) = ([], nil)
            repeat {
                let reply = try await send(server, "GET", "/notes?limit=3" + (cursor.map { "&cursor=\($0)" } ?? ""))
                let page = try Paged<Note>(json: try decoded(reply))
                found += page.items.map(\.id)
                cursor = page.next
                // Something new in front moves nothing on the pages behind.
                try await self.database.execute(
                    "INSERT INTO note (user_id, text, kind, tags) VALUES (1, 'new', 'plain', '[]')")
            } while cursor != nil && found.count < 50
            #expect(found == [7, 6, 5, 4, 3, 2, 1])
        }
    }

    @Test func whoMayWhat() async throws {
        let writer = try await tokens.create(for: 1, name: "w", canWrite: true)
        let reader = try await tokens.create(for: 1, name: "r", canWrite: false)
        let stranger = try await tokens.create(for: 2, name: "s", canWrite: true)
        try await withAPI { server in
            #expect(try await send(server, "POST", "/notes", body: Self.note).status == 401)
            #expect(try await send(server, "POST", "/notes", token: reader.secret, body: Self.note).status == 403)
            #expect(try await send(server, "POST", "/notes", token: writer.secret, body: Self.note).status == 201)
            #expect(try await send(server, "DELETE", "/notes/1", token: stranger.secret).status == 403)
            for forged in [
                "", "x", "mt_", writer.secret + "x", String(writer.secret.dropLast()), "'; --",
                String(repeating: "a", count: 5000),
            ] {
                let reply = try await send(server, "GET", "/notes", token: forged)
                #expect(reply.status == 401 && reply["www-authenticate"]?.hasPrefix("Bearer") == true)
            }
            // A cookie opens nothing here.
            #expect(
                try await server.send("DELETE", "/api/v1/notes/1", "Cookie: session=\(writer.secret)").status == 401)
            #expect(try await !self.tokens.revoke(writer.token.id, of: 2))
            #expect(try await self.tokens.revoke(writer.token.id, of: 1))
            #expect(try await send(server, "GET", "/notes", token: writer.secret).status == 401)
        }
        #expect(try await tokens.all(of: 1).map(\.name) == ["r"])
        let stored = try await database.values([UInt8].self, "SELECT token_hash FROM martlet_access_token")
        #expect(!stored.contains(Array(reader.secret.utf8)))
    }

    @Test(
        arguments: [
            ("GET", "/notes?limit=0", "", 400), ("GET", "/notes?limit=101", "", 400),
            ("GET", "/notes?limit=1e3", "", 400),
            ("GET", "/notes?limit=01", "", 400), ("GET", "/notes?limit=", "", 400),
            ("GET", "/notes?limit=5&limit=6", "", 400),
            ("GET", "/notes?other=1", "", 400), ("GET", "/notes?cursor=x", "", 400),
            ("GET", "/notes?cursor=1.2", "", 400),
            ("GET", "/notes?cursor=99999999999999999999", "", 400), ("GET", "/notes?kind=none", "", 400),
            ("GET", "/notes?text=", "", 400),
            ("GET", "/notes/0", "", 404), ("GET", "/notes/x", "", 404), ("GET", "/notes/9", "", 404),
            ("GET", "/notes/1/2", "", 404),
            ("GET", "/notes/", "", 404), ("GET", "", "", 404), ("GET", "/nothing", "", 404),
            ("GET", "/notes/99999999999999999999", "", 404),
            ("PATCH", "/notes", "{}", 405), ("DELETE", "/notes", "", 405), ("POST", "/notes/1", "{}", 405),
            ("TRACE", "/notes", "", 405),
            ("POST", "/notes", "{", 400), ("POST", "/notes", "[]", 400), ("POST", "/notes", "null", 400),
            ("POST", "/notes", "{\"text\":1}", 400),
            ("POST", "/notes", note.dropLast() + ",\"more\":1}", 400),
            ("POST", "/notes", note.replacing("plain", with: "odd"), 400),
            ("POST", "/notes", note.replacing("Buy film", with: ""), 422),
            ("POST", "/notes", note.replacing("null", with: "9"), 422),
            ("POST", "/notes", note.replacing("[]", with: "[\"\",\"\",\"\",\"\",\"\",\"\"]"), 422),
            ("POST", "/notes", String(repeating: "[", count: 5000), 400),
            ("POST", "/notes", String(repeating: " ", count: 300_000), 413),
        ] as [(String, String, String, Int)])
    func whatIsWrongIsSaidAsAProblem(_ method: String, _ path: String, _ body: String, _ status: Int) async throws {
        let secret = try await tokens.create(for: 1, name: "test", canWrite: true).secret
        try await withAPI { server in
            let reply = try await send(server, method, path, token: secret, body: body)
            #expect(reply.status == status)
            #expect(reply["content-type"] == "application/problem+json")
            let problem = try JSONObject<JSONValue>(json: try decoded(reply))
            #expect(problem["status"] == .number(Double(status)))
            if status == 405 { #expect(reply["allow"]?.contains("OPTIONS") == true) }
            if status == 422 { #expect(reply.text.contains("\"pointer\":\"/")) }
        }
    }

    @Test(arguments: [
        ("0.0", "0"), ("[1.0,-2.00,1e2,1.0E+3,-0.0]", "[1,-2,100,1000,-0]"), ("{\"a\":1.0}", "{\"a\":1}"),
        ("\"1.0\"", "\"1.0\""),
        ("\"\\\"1.0\"", "\"\\\"1.0\""), ("1.5", "1.5"), ("1e-2", "1e-2"), ("1e99", "1e99"), ("1e", "1e"), ("1.", "1."),
        ("", ""), ("\"1.0", "\"1.0"),
        ("0e5", "0"), ("1.0e999999999999999999999", "1.0e999999999999999999999"), ("--1.0", "--1"),
        ("12.0.0", "12.0.0"),
    ])
    func aWholeNumberIsAnIntegerHoweverItIsWritten(_ text: String, _ plain: String) {
        #expect(String(decoding: WholeNumbers.plainly(Array(text.utf8)), as: UTF8.self) == plain)
    }

    @Test func otherTypesThanJSONAreRefused() async throws {
        let secret = try await tokens.create(for: 1, name: "test", canWrite: true).secret
        try await withAPI { server in
            let reply = try await server.send(
                "POST", "/api/v1/notes", "Authorization: Bearer \(secret)", "Content-Type: text/plain", body: Self.note)
            #expect(reply.status == 415)
        }
    }

    @Test func whoCallsTooOftenIsToldSo() async throws {
        try await withAPI(limit: RateLimit("api", 2, per: .seconds(60))) { server in
            for _ in 0..<2 { #expect(try await send(server, "GET", "/notes").status == 200) }
            let reply = try await send(server, "GET", "/notes")
            #expect(reply.status == 429 && reply["retry-after"] != nil)
        }
    }

    @Test func whoWritesTooOftenIsToldSoAndMayRead() async throws {
        let secret = try await tokens.create(for: 1, name: "test", canWrite: true).secret
        let other = try await tokens.create(for: 2, name: "test", canWrite: true).secret
        try await withAPI(writeLimit: RateLimit("writes", 2, per: .seconds(60))) { server in
            for _ in 0..<2 {
                #expect(try await send(server, "POST", "/notes", token: secret, body: Self.note).status == 201)
            }
            let reply = try await send(server, "POST", "/notes", token: secret, body: Self.note)
            #expect(reply.status == 429 && reply["retry-after"] != nil)
            #expect(try await send(server, "GET", "/notes", token: secret).status == 200)
            #expect(try await send(server, "POST", "/notes", token: other, body: Self.note).status == 201)
            let document = try await send(server, "GET", "/openapi.json")
            #expect(String(decoding: try decoded(document), as: UTF8.self).ranges(of: "\"429\"").count == 3)
        }
    }

    @Test func theDescriptionNamesWhatTheTypesAre() async throws {
        try await withAPI { server in
            let reply = try await send(server, "GET", "/openapi.json")
            #expect(reply.status == 200 && reply["content-type"] == "application/json")
            func find(_ path: String, in value: JSONValue) -> JSONValue? {
                path.split(separator: "/").reduce(value as JSONValue?) { value, key in
                    guard case .object(let members) = value else { return nil }
                    return members.first { $0.key == key }?.value
                }
            }
            let document = try JSONValue(json: try decoded(reply))
            #expect(find("openapi", in: document) == "3.1.0")
            let note = try #require(find("components/schemas/NewNote", in: document))
            #expect(find("required", in: note) == ["text", "kind", "tags"])
            #expect(find("properties/text/maxLength", in: note) == .number(500))
            #expect(find("properties/kind/enum", in: note) == ["plain", "secret"])
            #expect(find("additionalProperties", in: note) == false)
        }
    }

    @Test func anAccountHasOnlySoManyTokens() async throws {
        for number in 0..<AccessTokens.mostTokens {
            _ = try await tokens.create(for: 1, name: "\(number)", canWrite: false)
        }
        let error = await #expect(throws: HTTPError.self) {
            try await self.tokens.create(for: 1, name: "more", canWrite: false)
        }
        #expect(error?.status == .conflict)
        for name in ["", String(repeating: "x", count: 101)] {
            await #expect(throws: InvalidInput.self) {
                try await self.tokens.create(for: 2, name: name, canWrite: false)
            }
        }
    }

    /// Asks schemathesis, if it is there: `SCHEMATHESIS=path/to/st Sources/Build/swift.sh test --filter schemathesis`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SCHEMATHESIS"] != nil))
    func schemathesisFindsTheDescriptionTrue() async throws {
        let tool = try #require(ProcessInfo.processInfo.environment["SCHEMATHESIS"])
        let secret = try await tokens.create(for: 1, name: "test", canWrite: true).secret
        let folder = try TestFolder.make()
        defer { TestFolder.remove(folder) }
        // That an `If-Match` by chance matches nothing is no fault.
        try """
        [checks]
        positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "409", "412", "429"]
        """.write(toFile: folder + "/schemathesis.toml", atomically: true, encoding: .utf8)
        let (status, output) = try await withAPI { server in
            try await Program.run(
                tool,
                [
                    "run", "http://127.0.0.1:\(server.port)/api/v1/openapi.json", "-H",
                    "Authorization: Bearer \(secret)", "-n", "50",
                    "--no-color", "--generation-database", "none",
                ], in: folder)
        }
        #expect(status == 0, "\(output)")
    }
}
