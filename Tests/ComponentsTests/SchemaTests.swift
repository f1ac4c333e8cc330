import Martlet
import Testing

@testable import Components

/// What the database sees to by itself.
@Suite struct SchemaTests {
    @Test func theNumberOfAPhotographThatIsGoneIsGivenToNoOther() async throws {
        let database = try await Samples.database()
        try await database.execute("DELETE FROM photo")
        let owl = try #require(try Samples.credits().photos.first)
        let id = try await database.transaction { try owl.newPhoto(publishedAt: .now).insert(into: $0) }
        #expect(id == 4)
    }

    @Test func aTagGoesWithItsLastPhotograph() async throws {
        let database = try await Samples.database()
        let tags: SQL = "SELECT name FROM tag ORDER BY name"
        let before = try await database.values(String.self, tags)
        try await database.execute("DELETE FROM photo WHERE title = 'Owl'")
        #expect(before == ["<i>", "birds", "night"])
        #expect(try await database.values(String.self, tags) == ["<i>", "night"])
    }

    @Test func whoLikesAgainAndAgainIsHeardOfOnce() async throws {
        let database = try await Samples.database()
        try await database.transaction { database in
            for isLiked in [true, false, true, false, true] {
                try Like.store(isLiked, photo: 1, of: 1, by: 2, in: database)
            }
        }
        #expect(try await database.value(Int.self, "SELECT count(*) FROM notification") == 1)
    }
}
