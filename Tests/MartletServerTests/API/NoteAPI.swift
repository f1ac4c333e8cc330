import MartletJSON
import MartletDatabase
import MartletServer

/// A small API for the tests: notes of a few accounts.
enum NoteAPI {
    static let migrations = [
        AccessTokens.migration,
        Migration("notes") {
            "CREATE TABLE note (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, text TEXT NOT NULL, stars INTEGER, kind TEXT NOT NULL, tags TEXT NOT NULL)"
        },
    ]

    static func make(limit: RateLimit? = nil, writeLimit: RateLimit? = nil) -> API {
        let number = APIParameter.path("id", "The note's number.")
        return API(
            title: "Notes", version: "1", prefix: "/api/v1", description: "Small texts.", limit: limit,
            writeLimit: writeLimit
        ) {
            Endpoint(
                .get, "/notes", "listNotes", "All notes, the newest first",
                parameters: APIParameter.page(parts: 1) + [
                    .query("text", "Only notes with this in them.", length: 1...100),
                    .query("kind", "Only notes of this kind.", oneOf: ["plain", "secret"]),
                ], reply: Paged<Note>.self
            ) { call in
                let limit = try call.integer("limit")
                let (before, text, kind) = (
                    call.cursor(parts: 1)?[0] ?? .max, call.text("text") ?? "", call.text("kind")
                )
                let notes = try await call.request.database.all(
                    Note.self,
                    """
                    SELECT * FROM note WHERE id < \(before) AND instr(text, \(text)) > 0 AND (\(kind) IS NULL OR kind = \(kind))
                    ORDER BY id DESC LIMIT \(limit + 1)
                    """)
                return Paged(notes, limit: limit) { Cursor(Int64($0.id)) }
            }
            Endpoint(
                .post, "/notes", "addNote", "A new note", body: NewNote.self, reply: Note.self, status: .created
            ) { call, new in
                let user = call.userID ?? 0
                return try await call.request.database.transaction { database in
                    let added = try database.execute(
                        "INSERT INTO note (user_id, text, stars, kind, tags) VALUES (\(user), \(new.text), \(new.stars), \(new.kind), \(json: new.tags))"
                    )
                    return try find(Int(added.lastInsertedRowID), in: database)
                }
            }
            Endpoint(.get, "/notes/{id}", "getNote", "One note", parameters: [number], reply: Note.self) { call in
                let id = try call.integer("id")
                return try await call.request.database.read { try find(id, in: $0) }
            }
            Endpoint(
                .put, "/notes/{id}", "changeNote", "Another text", parameters: [number], isConditional: true,
                body: NewNote.self,
                reply: Note.self
            ) { call, new in
                let id = try call.integer("id")
                return try await call.request.database.transaction { database in
                    try call.checkMatch(try own(id, call, database))
                    try database.execute(
                        "UPDATE note SET text = \(new.text), stars = \(new.stars), kind = \(new.kind), tags = \(json: new.tags) WHERE id = \(id)"
                    )
                    return try find(id, in: database)
                }
            }
            Endpoint(
                .delete, "/notes/{id}", "removeNote", "No such note any more", parameters: [number], isConditional: true
            ) { call in
                let id = try call.integer("id")
                try await call.request.database.transaction { database in
                    try call.checkMatch(try own(id, call, database))
                    try database.execute("DELETE FROM note WHERE id = \(id)")
                }
            }
        }
    }

    private static func find(_ id: Int, in database: Transaction) throws -> Note {
        guard let note = try database.first(Note.self, "SELECT * FROM note WHERE id = \(id)") else {
            throw HTTPError(.notFound, "There is no such note.")
        }
        return note
    }

    private static func own(_ id: Int, _ call: APICall, _ database: Transaction) throws -> Note {
        let note = try find(id, in: database)
        guard try database.value(Int.self, "SELECT user_id FROM note WHERE id = \(id)") == call.userID else {
            throw HTTPError(.forbidden, "This note is somebody else's.")
        }
        return note
    }
}

@Model struct Note: APIType {
    let id: Int
    let text: String
    let stars: Int?
    let kind: Kind
    let tags: [String]

    static let example = Note(id: 7, text: "Buy film", stars: 3, kind: .plain, tags: ["shop"])
    static let rules: [String: APIRule] = [
        "id": .range(1...Int64.max), "text": .length(1...500), "stars": .range(0...5),
    ]
}

@Model struct NewNote: APIType {
    let text: String
    let stars: Int?
    let kind: Kind
    let tags: [String]

    static let example = NewNote(text: "Buy film", stars: 3, kind: .plain, tags: ["shop"])
    static let rules: [String: APIRule] = ["text": .length(1...500), "stars": .range(0...5), "tags": .count(0...5)]
}

@JSON enum Kind: String, CaseIterable {
    case plain, secret
}

extension Kind: APIScalar {
    static var schema: JSONValue { .choice(of: Kind.self) }
}
