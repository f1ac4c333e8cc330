#if Server
import GRDBSQLite

/// The database within one transaction, or one snapshot: every call sees the same state. Valid in its closure only.
public struct Transaction {
    let connection: any Connection

    /// All rows of a query, as models.
    public func all<M: RowDecodable>(_ model: M.Type, _ sql: SQL) throws -> [M] {
        var models: [M] = []
        try forEachRow(of: model, sql) { row in
            models.append(try M(row: row))
            return true
        }
        return models
    }

    /// The first row of a query, as a model; `nil` if there is none.
    public func first<M: RowDecodable>(_ model: M.Type, _ sql: SQL) throws -> M? {
        var first: M?
        try forEachRow(of: model, sql) { row in
            first = try M(row: row)
            return false
        }
        return first
    }

    /// All rows of a query, each through `transform`.
    public func all<T>(_ sql: SQL, _ transform: (borrowing Row) throws -> T) throws -> [T] {
        var results: [T] = []
        try rows(sql, { _ in .none }) { row in
            results.append(try transform(row))
            return true
        }
        return results
    }

    /// The first column of the first row; `nil` if there is no row, or if it holds `NULL`.
    public func value<T: ColumnValue>(_ type: T.Type, _ sql: SQL) throws -> T? {
        var value: T?
        try rows(sql, { _ in .none }) { row in
            if Column(statement: row.statement, index: 0).type != .null { value = try row.first() }
            return false
        }
        return value
    }

    /// The first column of all rows.
    public func values<T: ColumnValue>(_ type: T.Type, _ sql: SQL) throws -> [T] {
        var values: [T] = []
        try rows(sql, { _ in .none }) { row in
            values.append(try row.first())
            return true
        }
        return values
    }

    /// Carries out one statement.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Changes {
        // SQLite counts the changes of the last statement that made any.
        let before = sqlite3_total_changes(connection.handle)
        try rows(sql, { _ in .none }) { _ in true }
        let isChange = sqlite3_total_changes(connection.handle) != before
        return Changes(
            changes: isChange ? Int(sqlite3_changes(connection.handle)) : 0,
            lastInsertedRowID: sqlite3_last_insert_rowid(connection.handle))
    }

    private func forEachRow<M: RowDecodable>(of _: M.Type, _ sql: SQL, _ body: (borrowing Row) throws -> Bool) throws {
        try rows(sql, { $0.layout(of: M.self) }, body)
    }
}

/// What a statement changed.
public struct Changes: Sendable, Equatable {
    /// How many rows were inserted, updated or deleted, not counting what foreign keys and triggers did.
    public let changes: Int
    /// The row id of the connection's last `INSERT`, this one if it was one.
    public let lastInsertedRowID: Int64
}
#endif
