import Foundation
@testable import MartletDatabase
import MartletJSON
import Testing

/// What has been quick twice is read on the caller's thread, by a connection of our own. It must show what the pool shows.
@Suite struct QuickQueryTests {
    /// More often than a query is tried elsewhere.
    private static let many = 12

    @Test(.timeLimit(.minutes(1))) func aReadReturnsWhileAWriteTransactionIsOpen() async throws {
        try await withCounters { (database) async throws in
            for _ in 0..<Self.many { #expect(try await database.value(Int.self, "SELECT count FROM counter") == 1) }
            try await withOpenTransaction(on: database) { () async throws in
                for _ in 0..<Self.many { #expect(try await database.value(Int.self, "SELECT count FROM counter") == 1) }
            }
            #expect(try await database.value(Int.self, "SELECT count FROM counter") == 2)
        }
    }

    @Test func aWriteIsSeenByTheNextRead() async throws {
        try await withCounters { (database) async throws in
            for count in 0..<200 {
                try await database.execute("UPDATE counter SET count = \(count)")
                #expect(try await database.value(Int.self, "SELECT count FROM counter") == count)
            }
        }
    }

    @Test func columnsThatComeAndGoAreFound() async throws {
        try await withCounters { (database) async throws in
            func all() async throws -> [Counter] { try await database.all(Counter.self, "SELECT * FROM counter") }
            for _ in 0..<Self.many { #expect(try await all() == [Counter(id: 1, count: 1)]) }
            try await database.execute("DROP TABLE counter")
            try await database.execute("CREATE TABLE counter (note TEXT, count INTEGER, other INTEGER, id INTEGER)")
            try await database.execute("INSERT INTO counter VALUES ('x', 5, 6, 7)")
            for _ in 0..<Self.many { #expect(try await all() == [Counter(id: 7, count: 5)]) }
            try await database.execute("ALTER TABLE counter DROP COLUMN count")
            await #expect(throws: DatabaseError.self) { try await all() }
        }
    }

    @Test func oneTextIsReadAsSeveralModels() async throws {
        try await withCounters { (database) async throws in
            for _ in 0..<Self.many {
                #expect(
                    try await database.all(Counter.self, "SELECT 1 AS count, 2 AS id") == [Counter(id: 2, count: 1)])
                #expect(
                    try await database.all(Swapped.self, "SELECT 1 AS count, 2 AS id") == [Swapped(count: 1, id: 2)])
            }
        }
    }

    @Test func aQueryMayBeAskedAgainWhileItIsRead() async throws {
        try await withCounters { (database) async throws in
            try await database.execute("INSERT INTO counter VALUES (2, 7)")
            let readers = Readers(path: database.path, limit: 1)
            for _ in 0..<Self.many {
                let pairs = try readers.withReader { reader in
                    let transaction = Transaction(connection: reader)
                    return try transaction.all("SELECT count FROM counter ORDER BY id") { row in
                        let inner = try transaction.values(Int.self, "SELECT count FROM counter ORDER BY id")
                        return [try row.get("count", as: Int.self)] + inner
                    }
                }
                #expect(pairs == [[1, 1, 7], [7, 1, 7]])
            }
        }
    }

    @Test func onlyAsManyReadAsMay() async throws {
        try await withCounters { (database) async throws in
            let readers = Readers(path: database.path, limit: 1)
            try readers.withReader { _ in
                #expect(throws: NeedsPool.self) { try readers.withReader { _ in () } }
            }
            try readers.withReader { _ in }
            readers.close()
            #expect(throws: NeedsPool.self) { try readers.withReader { _ in () } }
        }
    }

    @Test func whatOnlyGRDBKnowsIsReadByGRDB() async throws {
        try await withCounters { (database) async throws in
            for _ in 0..<Self.many {
                let sql: SQL =
                    "SELECT column1 FROM (VALUES ('b'), ('A')) ORDER BY column1 COLLATE swiftLocalizedCaseInsensitiveCompare"
                #expect(try await database.values(String.self, sql) == ["A", "b"])
            }
        }
    }

    @Test func whatWritesIsNeverRead() async throws {
        try await withCounters { (database) async throws in
            for count in 2..<2 + Self.many {
                let sql: SQL = "UPDATE counter SET count = count + 1 RETURNING count"
                #expect(try await database.value(Int.self, sql) == count)
            }
            for _ in 0..<Self.many {
                await #expect(throws: DatabaseError.self) { try await database.value(Int.self, "BEGIN") }
                await #expect(throws: DatabaseError.self) {
                    try await database.value(Int.self, "SELECT nothing FROM nowhere")
                }
                await #expect(throws: DatabaseError.self) {
                    try await database.value(Int.self, "SELECT id FROM counter WHERE id = ?")
                }
            }
        }
    }

    @Test func aClosedDatabaseAnswersNothing() async throws {
        try await withCounters { (database) async throws in
            for _ in 0..<Self.many { _ = try await database.value(Int.self, "SELECT 1") }
            try database.close()
            await #expect(throws: (any Error).self) { try await database.value(Int.self, "SELECT 1") }
        }
    }

    @Test func aCancelledTaskReadsNothing() async throws {
        try await withCounters { (database) async throws in
            for _ in 0..<Self.many { _ = try await database.value(Int.self, "SELECT 1") }
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await database.value(Int.self, "SELECT 1")
            }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test(.timeLimit(.minutes(1))) func manyReadWhileOneWrites() async throws {
        try await withCounters { (database) async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<200 {
                        try await database.transaction {
                            try $0.execute("DELETE FROM counter WHERE id > 1")
                            try $0.execute("INSERT INTO counter VALUES (2, 1), (3, 1), (4, 1)")
                        }
                    }
                }
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<400 {
                            // One row before the first transaction, four between any two of them, never another number.
                            let rows = try await database.all(Counter.self, "SELECT * FROM counter ORDER BY id")
                            #expect(rows.map(\.id) == [1] || rows.map(\.id) == [1, 2, 3, 4])
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private func withCounters(_ body: (Database) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let database = try Database(path: folder + "/a.db", migrations: photoMigrations)
            try await database.execute("INSERT INTO counter VALUES (1, 1)")
            try await body(database)
        }
    }
}

@Model struct Swapped: Equatable {
    let count: Int
    let id: Int
}

extension Database {
    fileprivate var path: String { readers?.path ?? "" }
}
