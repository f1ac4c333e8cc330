import MartletDatabase
import MartletJSON
import Testing

/// `@Model` types are read from rows as they were written.
@Suite struct ModelTests {
    @Test func everyKindOfPropertyIsReadBack() async throws {
        let database = try Database(inMemory: photoMigrations)
        let full = Photo.sample(1)
        var bare = Photo.sample(.max)
        bare.takenAt = nil
        bare.level = nil
        bare.place = nil
        bare.thumbnail = nil
        bare.imageURL = nil
        bare.shot = .plain
        bare.isPublic = false
        bare.caption = "NUL \0, ' and \u{1F426}"
        try await database.execute(full.insertion)
        try await database.execute(bare.insertion)
        #expect(try await database.all(Photo.self, "SELECT * FROM photo ORDER BY id") == [full, bare])
    }

    @Test func theCodecLeavesNothingOut() throws {
        var photo = Photo.sample(3)
        photo.isMine = true
        #expect(try Photo(json: photo.jsonBytes()) == photo)
    }

    @Test func columnsAreSnakeCasedOrNamed() {
        #expect(
            Photo.columns.map(\.name) == [
                "id", "caption", "taken_at", "is_public", "licence", "level", "stars", "thumbnail", "tags", "place",
                "shot", "views", "image_url",
            ])
    }

    @Test func orderAndSurplusOfColumnsDoNotMatter() async throws {
        let database = try Database(inMemory: [])
        let sql: SQL = "SELECT 'x' AS other, 5 AS Count, 2 AS id UNION ALL SELECT 'y', 6, 3"
        #expect(try await database.all(Counter.self, sql) == [Counter(id: 2, count: 5), Counter(id: 3, count: 6)])
    }

    @Test func anAbsentColumnKeepsTheDefault() async throws {
        let database = try Database(inMemory: photoMigrations)
        try await database.execute(Photo.sample(1).insertion)
        #expect(try await database.first(Photo.self, "SELECT * FROM photo")?.views == 7)
        #expect(try await database.first(Photo.self, "SELECT *, 9 AS views FROM photo")?.views == 9)
    }

    @Test(arguments: [
        ("caption = x'41'", #"Photo.caption: expected TEXT, found BLOB of 1 bytes (column "caption")"#),
        ("is_public = 2", #"Photo.isPublic: expected INTEGER (0 or 1), found INTEGER 2 (column "is_public")"#),
        ("licence = 'GPL'", #"Photo.licence: expected a raw value of Licence, found TEXT 'GPL' (column "licence")"#),
        ("level = 'x'", #"Photo.level: expected INTEGER, found TEXT 'x' (column "level")"#),
        ("stars = 'many'", #"Photo.rating: expected REAL, found TEXT 'many' (column "stars")"#),
        (
            "taken_at = 'soon'",
            #"Photo.takenAt: expected INTEGER (milliseconds) or TEXT (ISO 8601), found TEXT 'soon' (column "taken_at")"#
        ),
        (
            "tags = '[1]'",
            #"Photo.tags: expected JSON of Array<String>, found [0]: expected a string, found a number (byte 1) (column "tags")"#
        ),
        ("shot = x'00'", #"Photo.shot: expected TEXT (JSON of Shot), found BLOB of 1 bytes (column "shot")"#),
    ])
    func aMismatchNamesModelPropertyAndColumn(change: String, message: String) async throws {
        let database = try Database(inMemory: photoMigrations)
        try await database.execute(Photo.sample(1).insertion)
        try await database.execute("UPDATE photo SET \(unsafeRaw: change)")
        let error = await #expect(throws: DatabaseError.self) {
            try await database.all(Photo.self, "SELECT * FROM photo")
        }
        #expect(error?.description == message)
    }

    @Test func nullAndMissingColumnsAreNamed() async throws {
        let database = try Database(inMemory: [])
        let null = await #expect(throws: DatabaseError.self) {
            try await database.all(Counter.self, "SELECT 1 AS id, NULL AS count")
        }
        #expect(null?.description == #"Counter.count: expected INTEGER, found NULL (column "count")"#)
        let missing = await #expect(throws: DatabaseError.self) {
            try await database.all(Counter.self, "SELECT 1 AS id, 2 AS cont")
        }
        #expect(missing?.description == #"Counter.count: the result has no column "count"; it has id, cont"#)
        let narrow = await #expect(throws: DatabaseError.self) {
            try await database.value(Int8.self, "SELECT 128 AS small")
        }
        #expect(
            narrow == .mismatch(column: "small", property: "small", expected: "INTEGER (Int8)", found: "INTEGER 128"))
    }

    @Test func columnListsComeFromTheModel() {
        let sql: SQL = "SELECT \(columnsOf: Counter.self), \(columnsOf: Counter.self, of: "c") FROM counter c"
        #expect(sql.text == #"SELECT "id", "count", "c"."id", "c"."count" FROM counter c"#)
    }

    @Test func timestampsAreReadFromISOTextToo() async throws {
        let database = try Database(inMemory: [])
        #expect(
            try await database.value(Timestamp.self, "SELECT '2024-05-01 12:34:56'")?.milliseconds == 1_714_566_896_000)
        let now = try #require(try await database.value(Timestamp.self, "SELECT CURRENT_TIMESTAMP"))
        #expect(abs(now - Timestamp.now) < 3_600_000)
    }
}
