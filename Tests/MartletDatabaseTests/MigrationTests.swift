import MartletDatabase
import Testing

/// Migrations are applied in order, once, wholly, and never silently past a difference.
@Suite struct MigrationTests {
    static let first = Migration("001 a") { "CREATE TABLE a (x); INSERT INTO a VALUES (1);" }
    static let second = Migration("002 b") { "INSERT INTO a SELECT x + 1 FROM a" }
    static let third = Migration("003 c") { "INSERT INTO a SELECT x + 10 FROM a" }

    @Test func areAppliedInOrderAndOnce() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.db"
            _ = try Database(path: path, migrations: [Self.first, Self.second])
            _ = try Database(path: path, migrations: [Self.first, Self.second])
            let database = try Database(path: path, migrations: [Self.first, Self.second, Self.third])
            #expect(try await database.values(Int.self, "SELECT x FROM a ORDER BY x") == [1, 2, 11, 12])
            #expect(
                try await database.values(String.self, "SELECT name FROM martlet_migration ORDER BY position") == [
                    "001 a", "002 b", "003 c",
                ])
        }
    }

    @Test func aFailingOneLeavesNothing() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.db"
            let broken = Migration("002 b") {
                "CREATE TABLE b (x); INSERT INTO b VALUES (1); INSERT INTO nowhere VALUES (1)"
            }
            let error = #expect(throws: DatabaseError.self) {
                try Database(path: path, migrations: [Self.first, broken])
            }
            #expect(error?.description.hasPrefix("the migration \"002 b\" failed: no such table: nowhere") == true)
            let database = try Database(path: path, migrations: [Self.first])
            #expect(try await database.value(Int.self, "SELECT count(*) FROM sqlite_master WHERE name = 'b'") == 0)
        }
    }

    @Test func differencesAreErrorsInWords() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.db"
            _ = try Database(path: path, migrations: [Self.first, Self.second])
            func message(_ migrations: [Migration]) -> String {
                (#expect(throws: DatabaseError.self) { try Database(path: path, migrations: migrations) })?.description
                    ?? ""
            }
            #expect(message([Self.first]).contains("the database is newer than the program"))
            #expect(message([Self.first, Migration("002 b") { "SELECT 1" }]).contains("\"002 b\" has changed"))
            #expect(message([Self.first, Self.third, Self.third]).contains("two migrations"))
            #expect(message([Self.second, Self.first]).contains("in place 1"))
            #expect(message([Self.first, Migration("002 renamed") { Self.second.sql }]).contains("does not know"))
            #expect(message([Self.first, Self.third, Self.second]).contains("new migrations go to the end"))
        }
    }

    @Test func tablesThatOthersReferToCanBeRebuilt() async throws {
        let rebuild = Migration("003 rebuild") {
            """
            CREATE TABLE photo2 AS SELECT *, 0 AS likes FROM photo;
            DROP TABLE photo;
            CREATE TABLE photo (id INTEGER PRIMARY KEY, likes INTEGER NOT NULL);
            INSERT INTO photo SELECT id, likes FROM photo2;
            DROP TABLE photo2;
            """
        }
        try await withTemporaryFolder { folder in
            let path = folder + "/a.db"
            let before = try Database(path: path, migrations: photoMigrations)
            try await before.execute(Photo.sample(1).insertion)
            try await before.execute("INSERT INTO comment VALUES (1, 1, 'kept', NULL)")
            try before.close()
            let after = try Database(path: path, migrations: photoMigrations + [rebuild])
            #expect(try await after.values(String.self, "SELECT text FROM comment") == ["kept"])
            await #expect(throws: DatabaseError.foreignKeyViolation) {
                try await after.execute("INSERT INTO comment VALUES (2, 9, 'x', NULL)")
            }
            let loss = Migration("004 loss") { "DELETE FROM photo" }
            #expect(throws: DatabaseError.self) {
                try Database(path: path, migrations: photoMigrations + [rebuild, loss])
            }
            #expect(try await after.value(Int.self, "SELECT count(*) FROM photo") == 1)
        }
    }

    @Test func cannotEndTheirTransaction() {
        #expect(throws: DatabaseError.self) {
            try Database(inMemory: [Migration("x") { "CREATE TABLE x (y); COMMIT; CREATE TABLE z (y)" }])
        }
    }

    @Test(.timeLimit(.minutes(1))) func serversThatStartTogetherDoNotDisturbEachOther() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.db"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask { _ = try Database(path: path, migrations: [Self.first, Self.second, Self.third]) }
                }
                try await group.waitForAll()
            }
            let database = try Database(path: path, migrations: [Self.first, Self.second, Self.third])
            #expect(try await database.value(Int.self, "SELECT count(*) FROM a") == 4)
        }
    }
}
