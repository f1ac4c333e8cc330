#if Server
import GRDB
import GRDBSQLite
import MartletJSON

/// A SQLite database: one writer at a time, and readers that never wait for it.
///
/// ```swift
/// let database = try Database(path: "site.db", migrations: [
///     Migration("001 create photos") { "CREATE TABLE photo (id INTEGER PRIMARY KEY, caption TEXT NOT NULL)" },
/// ])
/// let photos = try await database.all(Photo.self, "SELECT * FROM photo WHERE tag = \(tag)")
/// ```
///
/// A file is kept in WAL mode with `synchronous = NORMAL`: what a call has acknowledged survives the death of the
/// process, `kill -9` included; a loss of power may take back the last transactions, and never breaks the file.
/// Foreign keys are enforced.
///
/// Queries are `nonsending`: they begin on the caller's thread, and most end there (see `QuickQueries`).
public final class Database: Sendable {
    private let writer: any DatabaseWriter
    private let quick = QuickQueries()
    /// For quick queries; nil in memory, where only one connection sees the database.
    let readers: Readers?

    /// Opens the database in a file, makes the file if there is none, and brings it up to date.
    ///
    /// - Parameters:
    ///   - path: The file. Beside it SQLite keeps `-wal` and `-shm`, which belong to it.
    ///   - migrations: All that ever were, in their order.
    ///   - readers: How many queries may be read side by side.
    /// - Throws: ``DatabaseError`` if the file cannot be opened or the migrations do not fit it.
    public init(path: String, migrations: [Migration] = [], readers: Int = 4) throws {
        var configuration = Self.configuration
        configuration.maximumReaderCount = max(1, readers)
        self.readers = Readers(path: path, limit: max(1, readers))
        do {
            writer = try DatabasePool(path: path, configuration: configuration)
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError.cannotOpen(path: path, message: error.message ?? "\(error)")
        }
        try Migrator(migrations).run(on: writer)
    }

    /// A database in memory, for tests. It has one connection, so reads wait for writes here.
    public init(inMemory migrations: [Migration]) throws {
        readers = nil
        writer = try DatabaseError.translating { try DatabaseQueue(configuration: Self.configuration) }
        try Migrator(migrations).run(on: writer)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // Other processes may write too, `sqlite3` on the command line for one.
        configuration.busyMode = .timeout(5)
        return configuration
    }

    /// All rows of a query, as models.
    public nonisolated(nonsending) func all<M: RowDecodable & Sendable>(_ model: M.Type, _ sql: SQL) async throws -> [M]
    {
        try await single(sql) { try $0.all(model, sql) }
    }

    /// The first row of a query, as a model; `nil` if there is none.
    public nonisolated(nonsending) func first<M: RowDecodable & Sendable>(_ model: M.Type, _ sql: SQL) async throws
        -> M?
    {
        try await single(sql) { try $0.first(model, sql) }
    }

    /// All rows of a query, each through `transform`.
    public nonisolated(nonsending) func all<T: Sendable>(
        _ sql: SQL, _ transform: @escaping @Sendable (borrowing Row) throws -> T
    ) async throws -> [T] {
        try await single(sql) { try $0.all(sql, transform) }
    }

    /// The first column of the first row; `nil` if there is no row, or if it holds `NULL`.
    public nonisolated(nonsending) func value<T: ColumnValue>(_ type: T.Type, _ sql: SQL) async throws -> T? {
        try await single(sql) { try $0.value(type, sql) }
    }

    /// The first column of all rows.
    public nonisolated(nonsending) func values<T: ColumnValue>(_ type: T.Type, _ sql: SQL) async throws -> [T] {
        try await single(sql) { try $0.values(type, sql) }
    }

    /// Carries out one statement that writes.
    @discardableResult
    public func execute(_ sql: SQL) async throws -> Changes {
        try await DatabaseError.translating {
            try await writer.writeWithoutTransaction { try Transaction(connection: $0).execute(sql) }
        }
    }

    /// Several calls as one: all of it happens, or, if `body` throws, nothing. Write transactions run one after the
    /// other (`BEGIN IMMEDIATE`), so keep them short.
    @discardableResult
    public func transaction<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await DatabaseError.translating {
            try await writer.write { try body(Transaction(connection: $0)) }
        }
    }

    /// Several reads of one state, whatever is written meanwhile.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        do {
            return try await DatabaseError.translating {
                try await writer.read { try body(Transaction(connection: $0)) }
            }
        } catch is NeedsWriter {
            throw DatabaseError.readOnly
        } catch DatabaseError.refused(code: 8, _, _) {
            // SQLITE_READONLY: so says the one connection of a database in memory.
            throw DatabaseError.readOnly
        }
    }

    /// Closes the files. Calls that come later fail; without this they are closed when the last use ends.
    public func close() throws {
        readers?.close()
        try DatabaseError.translating { try writer.close() }
    }

    /// One query: a snapshot by itself, so it needs no transaction. One that writes too, such as
    /// `INSERT … RETURNING`, goes to the writer.
    private nonisolated(nonsending) func single<T: Sendable>(
        _ sql: SQL, _ query: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        do {
            if quick.contains(sql) { return try DatabaseError.translating { try readHere(sql, query) } }
            return try await DatabaseError.translating {
                try await writer.unsafeRead { [quick] connection in
                    try quick.timing(sql) { try query(Transaction(connection: connection)) }
                }
            }
        } catch is NeedsWriter {
            return try await DatabaseError.translating {
                try await writer.writeWithoutTransaction { try query(Transaction(connection: $0)) }
            }
        }
    }

    /// On this thread. Waits only in memory, or if all readers are in use.
    private func readHere<T>(_ sql: SQL, _ query: (Transaction) throws -> T) throws -> T {
        try Task.checkCancellation()
        return try quick.watching(sql) {
            do {
                if let readers { return try readers.withReader { try query(Transaction(connection: $0)) } }
            } catch is NeedsPool {}
            return try writer.unsafeRead { try query(Transaction(connection: $0)) }
        }
    }
}
#endif
