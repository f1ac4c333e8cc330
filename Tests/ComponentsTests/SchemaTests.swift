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

    @Test func notificationsAreSeenWhenTheyAreShown() async throws {
        let database = try await Samples.database()
        let (new, older) = try await database.transaction { database in
            for _ in 0..<60 { try Notification.add(.follow, to: 1, from: 2, photo: nil, in: database) }
            let total = try Notification.count(of: 1, in: database)
            let shown = try Notification.all(Slice(nil, of: total, count: 50), of: 1, in: database)
            try Notification.markSeen(shown, of: 1, in: database)
            return (shown, try Notification.all(Slice(2, of: total, count: 50), of: 1, in: database))
        }
        #expect(new.count == 50 && new.allSatisfy(\.isNew))
        #expect(older.count == 10 && older.allSatisfy(\.isNew))
        #expect(try await database.value(Int.self, "SELECT count(*) FROM notification WHERE seen_at IS NULL") == 10)
    }
}
