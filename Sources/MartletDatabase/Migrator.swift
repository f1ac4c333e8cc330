#if Server
import GRDB
import MartletJSON

/// Brings a database to the state that the program's migrations describe, or says why it cannot.
struct Migrator {
    private let migrations: [Migration]

    init(_ migrations: [Migration]) { self.migrations = migrations }

    func run(on writer: any DatabaseWriter) throws {
        var names: Set<String> = []
        for migration in migrations where !names.insert(migration.name).inserted {
            throw DatabaseError.migration("two migrations are called \"\(migration.name)\"")
        }
        try DatabaseError.translating {
            try writer.writeWithoutTransaction { connection in
                // A table is rebuilt by dropping the old one, to which others refer. The keys are checked afterwards instead.
                try connection.execute(sql: "PRAGMA foreign_keys = OFF")
                defer { try? connection.execute(sql: "PRAGMA foreign_keys = ON") }
                // What is applied is read again each time: another process may be migrating too.
                while try step(connection) {}
            }
        }
    }

    /// Applies the first migration that is missing; `false` if none is.
    private func step(_ connection: GRDB.Database) throws -> Bool {
        var isApplied = false
        try connection.inTransaction(.immediate) {
            let database = Transaction(connection: connection)
            try database.execute(
                """
                CREATE TABLE IF NOT EXISTS martlet_migration (
                    position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
                )
                """)
            let applied = try database.all("SELECT name, checksum FROM martlet_migration ORDER BY position") { row in
                (name: try row.get("name", as: String.self), checksum: try row.get("checksum", as: String.self))
            }
            try check(applied)
            guard applied.count < migrations.count else { return .commit }
            let migration = migrations[applied.count]
            try apply(migration, connection, database)
            try database.execute(
                """
                INSERT INTO martlet_migration (position, name, checksum, applied_at)
                VALUES (\(applied.count), \(migration.name), \(migration.checksum), \(Timestamp.now))
                """)
            isApplied = true
            return .commit
        }
        return isApplied
    }

    /// Whether the applied migrations are the first of ours, unchanged.
    private func check(_ applied: [(name: String, checksum: String)]) throws {
        let known = Set(migrations.map(\.name))
        for (index, done) in applied.enumerated() {
            guard known.contains(done.name) else {
                let isNewer = index >= migrations.count
                throw DatabaseError.migration(
                    "the database has the migration \"\(done.name)\", which this program does not know: "
                        + (isNewer
                            ? "the database is newer than the program" : "it was removed or renamed; put it back"))
            }
            guard index < migrations.count, migrations[index].name == done.name else {
                throw DatabaseError.migration(
                    "the database has the migration \"\(done.name)\" in place \(index + 1), where this program has "
                        + "\"\(index < migrations.count ? migrations[index].name : "none")\": new migrations go to the end"
                )
            }
            guard migrations[index].checksum == done.checksum else {
                throw DatabaseError.migration(
                    "the migration \"\(done.name)\" has changed since it was applied: put it back and add a new one")
            }
        }
    }

    private func apply(_ migration: Migration, _ connection: GRDB.Database, _ database: Transaction) throws {
        do {
            try DatabaseError.translating {
                let statements = try connection.allStatements(sql: migration.sql)
                while let statement = try statements.next() {
                    try refuseTransactionControl(statement.sql)
                    try statement.execute()
                }
            }
            let broken = try database.all("PRAGMA foreign_key_check") { try $0.get("table", as: String.self) }
            if let table = broken.first {
                throw DatabaseError.migration(
                    "\(broken.count) rows refer to rows that are not there, the first in \(table)")
            }
        } catch {
            throw DatabaseError.migration("the migration \"\(migration.name)\" failed: \(error)")
        }
    }
}
#endif
