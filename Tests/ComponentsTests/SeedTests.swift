import Martlet
import Testing

@testable import Components

@Suite struct SeedTests {
    private func fingerprint(_ database: Database) async throws -> [String] {
        try await database.values(
            String.self,
            """
            SELECT title || caption || picture || published_at || licence || coalesce(credit, '') || handle ||
                (SELECT group_concat(tag.name) FROM photo_tag JOIN tag ON tag.id = tag_id WHERE photo_id = photo.id)
            FROM photo JOIN photographer ON photographer.id = photographer_id ORDER BY photo.id
            """)
    }

    @Test func anEmptyDatabaseIsFilledOnce() async throws {
        let database = try await Samples.database()
        let before = try await fingerprint(database)
        #expect(before.count == 3)
        #expect(try await Aerie.seed(database, with: try Samples.credits()) == 0)
        #expect(try await Aerie.seed(database, with: try Samples.credits(), wanted: 3) == 0)
        #expect(try await fingerprint(database) == before)
    }

    @Test func theSameNumberGivesTheSamePhotographs() async throws {
        let once = try await Samples.database(wanted: 60)
        let twice = try await Samples.database(wanted: 25)
        #expect(try await Aerie.seed(twice, with: try Samples.credits(), wanted: 60) == 35)
        let expected = try await fingerprint(once)
        #expect(expected.count == 60)
        #expect(try await fingerprint(twice) == expected)
    }

    @Test func manyAreAddedInPieces() async throws {
        let database = try await Samples.database(wanted: 2500)
        #expect(try await database.value(Int.self, "SELECT count(*) FROM photo") == 2500)
        #expect(
            try await database.value(Int.self, "SELECT count(*) FROM photo_text('owl OR moth OR night')") ?? 0 > 1000)
    }

    @Test func whatIsMadeUpSaysWhoseItReallyIs() async throws {
        let database = try await Samples.database(wanted: 40)
        let credits = try await database.values(String.self, "SELECT coalesce(credit, '') FROM photo WHERE id > 3")
        #expect(credits.count == 37 && credits.allSatisfy { $0.contains(" by ") })
        #expect(try await database.value(Int.self, "SELECT count(*) FROM photo WHERE id <= 3 AND credit IS NULL") == 3)
    }

    @Test func aTagHasACoverOfItsOwnWhereItCan() async throws {
        let database = try await Samples.database()
        let covers = try await database.values(Int.self, "SELECT cover_id FROM tag ORDER BY name")
        #expect(Set(covers).count == 3)
    }

    @Test func pagesAreReadByIndex() async throws {
        let database = try await Samples.database()
        let feed = try await database.all(
            "EXPLAIN QUERY PLAN SELECT id FROM photo ORDER BY published_at DESC, id LIMIT 12 OFFSET 24"
        ) {
            try $0.get("detail", as: String.self)
        }
        #expect(feed == ["SCAN photo USING COVERING INDEX photo_by_date"])
        let person = try await database.all(
            "EXPLAIN QUERY PLAN SELECT id FROM photo WHERE photographer_id = 1 ORDER BY published_at DESC, id LIMIT 12"
        ) { try $0.get("detail", as: String.self) }
        #expect(person == ["SEARCH photo USING COVERING INDEX photo_by_photographer (photographer_id=?)"])
    }

    @Test func brokenCreditsNameThePlace() {
        #expect { try Credits(photos: #"[{"title": 7}]"#, photographers: "[]") } throws: { "\($0)".contains("title") }
    }
}
