#if Server
import GRDB
import GRDBSQLite

/// What statements are run on: one of GRDB's connections, or a ``Reader``.
protocol Connection: AnyObject {
    /// SQLite's own connection.
    var handle: OpaquePointer? { get }
    /// Whether statements that write must be kept from it.
    var readsOnly: Bool { get }
    /// A statement, compiled or kept from the last time, that nobody is reading.
    func compiled(_ sql: String) throws -> CompiledStatement
}

extension GRDB.Database: Connection {
    var handle: OpaquePointer? { sqliteConnection }
    var readsOnly: Bool { configuration.readonly }

    func compiled(_ sql: String) throws -> CompiledStatement {
        try refuseTransactionControl(sql)
        var kept = try DatabaseError.translating { try cachedStatement(sql: sql) }
        if sqlite3_stmt_busy(kept.sqliteStatement) != 0 {
            // The statement is being read further up, in whose closure we are.
            kept = try DatabaseError.translating { try makeStatement(sql: sql) }
        }
        return CompiledStatement(kept.sqliteStatement, of: kept)
    }
}

/// A statement that can be bound and stepped as long as this lives.
final class CompiledStatement {
    let handle: OpaquePointer
    /// GRDB's statement, which ends by itself; nil for one of ours.
    private let owner: GRDB.Statement?
    private var layout: (model: ObjectIdentifier, compilation: Int32, RowLayout)?

    init(_ handle: OpaquePointer, of owner: GRDB.Statement? = nil) {
        self.handle = handle
        self.owner = owner
    }

    deinit { if owner == nil { sqlite3_finalize(handle) } }

    /// Where a model's columns stand in the rows, looked up again only if SQLite has compiled the statement again because the
    /// schema had changed. To be asked after the first step, in which it does that.
    func layout<M: RowDecodable>(of model: M.Type) -> RowLayout {
        let compilation = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_REPREPARE, 0)
        if let layout, layout.model == ObjectIdentifier(model), layout.compilation == compilation { return layout.2 }
        let new = RowLayout(model: "\(model)", columns: M.columns, statement: handle)
        layout = (ObjectIdentifier(model), compilation, new)
        return new
    }
}
#endif
