import Foundation
import MartletDatabase
import Testing

/// Readers never wait for the writer, and see one state each.
@Suite struct ConcurrencyTests {
    @Test(.timeLimit(.minutes(1))) func aReadReturnsWhileAWriteTransactionIsOpen() async throws {
        try await withTemporaryFolder { folder in
            let database = try Database(path: folder + "/a.db", migrations: photoMigrations)
            try await database.execute("INSERT INTO counter VALUES (1, 1)")
            try await withOpenTransaction(on: database) { () async throws in
                #expect(try await database.value(Int.self, "SELECT count FROM counter") == 1)
                #expect(try await database.read { try $0.value(Int.self, "SELECT count FROM counter") } == 1)
            }
            #expect(try await database.value(Int.self, "SELECT count FROM counter") == 2)
        }
    }

    @Test(.timeLimit(.minutes(1))) func oneReadSeesOneState() async throws {
        try await withTemporaryFolder { folder in
            let database = try Database(path: folder + "/a.db", migrations: photoMigrations)
            try await database.execute("INSERT INTO counter VALUES (1, 0), (2, 0)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<300 {
                        try await database.transaction {
                            try $0.execute("UPDATE counter SET count = count + 1 WHERE id = 1")
                            try $0.execute("UPDATE counter SET count = count + 1 WHERE id = 2")
                        }
                    }
                }
                for _ in 0..<3 {
                    group.addTask {
                        for _ in 0..<300 {
                            let counts = try await database.read { snapshot in
                                try [1, 2].map {
                                    try snapshot.value(Int.self, "SELECT count FROM counter WHERE id = \($0)")
                                }
                            }
                            #expect(counts[0] == counts[1])
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func noIncrementIsLost() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.db"
            // Two of them on one file stand for two processes.
            let databases = [
                try Database(path: path, migrations: photoMigrations),
                try Database(path: path, migrations: photoMigrations),
            ]
            try await databases[0].execute("INSERT INTO counter VALUES (1, 0)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<20 {
                    group.addTask {
                        for _ in 0..<10 {
                            try await databases[worker % 2].transaction { transaction in
                                let count = try transaction.value(Int.self, "SELECT count FROM counter WHERE id = 1")!
                                try transaction.execute("UPDATE counter SET count = \(count + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await databases[1].value(Int.self, "SELECT count FROM counter") == 200)
        }
    }

    @Test func whatWasAcknowledgedIsInTheFilesAtOnce() async throws {
        try await withTemporaryFolder { folder in
            let database = try Database(path: folder + "/a.db", migrations: photoMigrations)
            for id in 1...50 { try await database.execute("INSERT INTO counter VALUES (\(id), \(id))") }
            // What a killed process leaves: its files as they are now, without a word of goodbye.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: folder + "/a.db" + suffix, toPath: folder + "/b.db" + suffix)
            }
            let survivor = try Database(path: folder + "/b.db", migrations: photoMigrations)
            #expect(try await survivor.value(Int.self, "SELECT count(*) FROM counter") == 50)
            #expect(try await survivor.value(String.self, "PRAGMA integrity_check") == "ok")
            #expect(try await database.value(Int.self, "SELECT count(*) FROM counter") == 50)
        }
    }
}
