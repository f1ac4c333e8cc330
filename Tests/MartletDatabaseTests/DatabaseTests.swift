import Foundation
import MartletDatabase
import MartletJSON
import Testing

@Suite struct DatabaseTests {
    @Test func executeReportsWhatChanged() async throws {
        let database = try Database(inMemory: photoMigrations)
        let inserted = try await database.execute("INSERT INTO counter VALUES (7, 0), (9, 1)")
        #expect(inserted.changes == 2 && inserted.lastInsertedRowID == 9)
        #expect(try await database.execute("UPDATE counter SET count = 5 WHERE id = \(9)").changes == 1)
        #expect(try await database.execute("UPDATE counter SET count = 5 WHERE id = \(10)").changes == 0)
        #expect(try await database.execute("CREATE TABLE other (x)").changes == 0)
        #expect(try await database.values(Int.self, "SELECT id FROM counter ORDER BY id") == [7, 9])
    }

    @Test func queriesThatWriteGoToTheWriter() async throws {
        try await withTemporaryFolder { folder in
            let database = try Database(path: folder + "/a.db", migrations: photoMigrations)
            let made = try await database.all(Counter.self, "INSERT INTO counter VALUES (1, 2), (2, 3) RETURNING *")
            #expect(made == [Counter(id: 1, count: 2), Counter(id: 2, count: 3)])
            #expect(
                try await database.value(
                    Int.self, "UPDATE counter SET count = count + 1 WHERE id = \(1) RETURNING count") == 3)
            #expect(try await database.values(Int.self, "SELECT count FROM counter ORDER BY id") == [3, 3])
        }
    }

    @Test func aTransactionHappensWhollyOrNotAtAll() async throws {
        struct Trouble: Error {}
        let database = try Database(inMemory: photoMigrations)
        await #expect(throws: Trouble.self) {
            try await database.transaction { transaction in
                try transaction.execute("INSERT INTO counter VALUES (1, 1)")
                #expect(try transaction.value(Int.self, "SELECT count(*) FROM counter") == 1)
                throw Trouble()
            }
        }
        #expect(try await database.value(Int.self, "SELECT count(*) FROM counter") == 0)
        let id = try await database.transaction { transaction in
            let changes = try transaction.execute("INSERT INTO counter VALUES (1, 1)")
            // A refused statement does not end the transaction.
            #expect(throws: DatabaseError.self) { try transaction.execute("INSERT INTO counter VALUES (1, 1)") }
            try transaction.execute("INSERT INTO counter VALUES (2, 2)")
            return changes.lastInsertedRowID
        }
        #expect(id == 1)
        #expect(try await database.value(Int.self, "SELECT count(*) FROM counter") == 2)
    }

    @Test func violationsAreTyped() async throws {
        let database = try Database(inMemory: photoMigrations)
        try await database.execute(Photo.sample(1).insertion)
        try await database.execute("INSERT INTO comment VALUES (1, 1, 'text', 'slug')")
        func error(_ sql: SQL) async -> DatabaseError? {
            await #expect(throws: DatabaseError.self) { try await database.execute(sql) }
        }
        #expect(
            await error("INSERT INTO comment VALUES (1, 1, 'x', 'y')")
                == .uniqueViolation(table: "comment", columns: ["id"]))
        #expect(
            await error("INSERT INTO comment VALUES (2, 1, 'x', 'slug')")
                == .uniqueViolation(table: "comment", columns: ["photo", "slug"]))
        #expect(
            await error("INSERT INTO comment VALUES (2, 1, NULL, 'y')")
                == .notNullViolation(table: "comment", column: "text"))
        #expect(await error("INSERT INTO comment VALUES (2, 5, 'x', 'y')") == .foreignKeyViolation)
        #expect(
            await error("INSERT INTO comment VALUES (2, 1, \(String(repeating: "x", count: 100)), 'y')")
                == .checkViolation(constraint: "short"))
        #expect(await error("INSERT INTO counter VALUES (1, -1)") == .checkViolation(constraint: "count >= 0"))
        #expect(
            await error("INSERT INTO nowhere VALUES (1)")
                == .refused(code: 1, message: "no such table: nowhere", sql: "INSERT INTO nowhere VALUES (1)"))
        try await database.execute("DELETE FROM photo")
        #expect(try await database.value(Int.self, "SELECT count(*) FROM comment") == 0)
    }

    @Test func aDeferredForeignKeyIsTypedAtTheEndOfTheTransaction() async throws {
        let database = try Database(inMemory: [
            Migration("a") {
                "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED)"
            }
        ])
        await #expect(throws: DatabaseError.foreignKeyViolation) {
            try await database.transaction { try $0.execute("INSERT INTO a VALUES (1, 2)") }
        }
        #expect(try await database.value(Int.self, "SELECT count(*) FROM a") == 0)
    }

    @Test func aStatementMayBeUsedWithinItsOwnRows() async throws {
        let database = try Database(inMemory: photoMigrations)
        try await database.execute("INSERT INTO counter VALUES (1, 1), (2, 2), (3, 3)")
        let pairs = try await database.read { snapshot in
            try snapshot.all("SELECT id FROM counter ORDER BY id") { row in
                let outer: Int = try row.get("id")
                let inner = try snapshot.values(Int.self, "SELECT id FROM counter ORDER BY id")
                return [outer] + inner
            }
        }
        #expect(pairs == [[1, 1, 2, 3], [2, 1, 2, 3], [3, 1, 2, 3]])
    }

    @Test func aChangedSchemaIsSeenByKeptStatements() async throws {
        try await withTemporaryFolder { folder in
            let database = try Database(path: folder + "/a.db", migrations: photoMigrations)
            try await database.execute("INSERT INTO counter VALUES (1, 1)")
            #expect(try await database.all(Counter.self, "SELECT * FROM counter") == [Counter(id: 1, count: 1)])
            try await database.execute("ALTER TABLE counter RENAME COLUMN count TO total")
            await #expect(throws: DatabaseError.self) { try await database.all(Counter.self, "SELECT * FROM counter") }
            try await database.execute("ALTER TABLE counter ADD COLUMN count INTEGER NOT NULL DEFAULT 4")
            #expect(try await database.all(Counter.self, "SELECT * FROM counter") == [Counter(id: 1, count: 4)])
        }
    }

    @Test(arguments: [true, false]) func readCannotWrite(inMemory: Bool) async throws {
        try await withTemporaryFolder { folder in
            let database =
                inMemory
                ? try Database(inMemory: photoMigrations)
                : try Database(path: folder + "/a.db", migrations: photoMigrations)
            let error = await #expect(throws: DatabaseError.self) {
                try await database.read { _ = try $0.execute("INSERT INTO counter VALUES (1, 1)") }
            }
            #expect(error == .misuse("read { } cannot write: use transaction { }"))
            #expect(try await database.value(Int.self, "SELECT count(*) FROM counter") == 0)
        }
    }

    @Test func whatCannotBeOpenedSaysSo() async throws {
        try await withTemporaryFolder { folder in
            let missing = #expect(throws: DatabaseError.self) { try Database(path: folder + "/no/such/folder.db") }
            #expect(missing?.description.hasPrefix("cannot open the database \(folder)/no/such/folder.db: ") == true)
            try Data("this is no database, and long enough to be looked at".utf8).write(
                to: URL(fileURLWithPath: folder + "/text.db"))
            #expect(throws: DatabaseError.self) { try Database(path: folder + "/text.db") }
        }
    }

    @Test func closedDatabasesRefuse() async throws {
        try await withTemporaryFolder { folder in
            let database = try Database(path: folder + "/a.db")
            try database.close()
            await #expect(throws: DatabaseError.self) { try await database.value(Int.self, "SELECT 1") }
        }
    }
}
