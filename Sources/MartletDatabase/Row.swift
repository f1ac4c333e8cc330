#if Server
import GRDBSQLite
import MartletJSON

/// The row that a query stands at. It cannot be kept: read from it what you need.
///
/// Columns are read by name; generated code reads them by their number in `RowDecodable.columns`, for which the places
/// in the result were looked up once for the whole query.
public struct Row: ~Copyable {
    @usableFromInline let statement: OpaquePointer
    @usableFromInline let layout: RowLayout

    init(statement: OpaquePointer, layout: RowLayout) {
        self.statement = statement
        self.layout = layout
    }

    /// The value of a column.
    ///
    /// - Throws: ``DatabaseError`` if there is no such column, or if it holds something else.
    public func get<T: ColumnValue>(_ name: String, as _: T.Type = T.self) throws -> T {
        try value(of: try column(named: name), property: name)
    }

    /// The value of a column, or `nil` for `NULL`.
    public func getOptional<T: ColumnValue>(_ name: String, as _: T.Type = T.self) throws -> T? {
        let column = try column(named: name)
        return column.type == .null ? nil : try value(of: column, property: name)
    }

    /// The first column, which is all that a query for single values reads.
    func first<T: ColumnValue>() throws -> T {
        let column = Column(statement: statement, index: 0)
        return try value(of: column, property: column.name)
    }

    private func value<T: ColumnValue>(of column: Column, property: String) throws -> T {
        guard let value = T(column: column) else {
            throw layout.mismatch(column, property: property, expected: T.columnType)
        }
        return value
    }

    private func column(named name: String) throws -> Column {
        for index in 0..<sqlite3_column_count(statement) {
            let column = Column(statement: statement, index: index)
            if sqlite3_stricmp(sqlite3_column_name(statement, index), name) == 0 { return column }
        }
        throw DatabaseError.missingColumn(
            column: name, property: layout.path(name), available: RowLayout.names(in: statement))
    }
}

// What generated code calls for each property of each row: inlined, and so specialised, into the module of the model.
extension Row {
    /// Whether the result has the model's column with this number: what a property with a default value asks.
    @inlinable
    public func contains(_ field: Int) -> Bool { layout.indices[field] >= 0 }

    /// Reads the model's column with this number.
    @inlinable
    public func read<T: ColumnValue>(_ field: Int) throws -> T {
        guard let value = T(column: try column(field)) else { throw mismatch(field, expected: T.columnType) }
        return value
    }

    /// Reads a raw value.
    @inlinable
    public func read<T: RawRepresentable>(_ field: Int) throws -> T where T.RawValue: ColumnValue {
        guard let value = T(rawValue: try read(field)) else {
            throw mismatch(field, expected: "a raw value of \(T.self)")
        }
        return value
    }

    /// Reads JSON text.
    @inlinable @_disfavoredOverload
    public func read<T: JSONCodable>(_ field: Int) throws -> T {
        let column = try column(field)
        guard column.type == .text else { throw mismatch(field, expected: "TEXT (JSON of \(T.self))") }
        do {
            return try T(json: column.utf8)
        } catch {
            throw mismatch(field, expected: "JSON of \(T.self)", found: error.description)
        }
    }

    /// Reads the model's column with this number; `nil` for `NULL`.
    @inlinable
    public func readOptional<T: ColumnValue>(_ field: Int) throws -> T? {
        try column(field).type == .null ? nil : try read(field) as T
    }

    /// Reads a raw value; `nil` for `NULL`.
    @inlinable
    public func readOptional<T: RawRepresentable>(_ field: Int) throws -> T? where T.RawValue: ColumnValue {
        try column(field).type == .null ? nil : try read(field) as T
    }

    /// Reads JSON text; `nil` for `NULL`.
    @inlinable @_disfavoredOverload
    public func readOptional<T: JSONCodable>(_ field: Int) throws -> T? {
        try column(field).type == .null ? nil : try read(field) as T
    }

    @inlinable
    func column(_ field: Int) throws -> Column {
        let index = layout.indices[field]
        if index < 0 { throw missing(field) }
        return Column(statement: statement, index: index)
    }

    @usableFromInline
    func missing(_ field: Int) -> DatabaseError {
        let column = layout.columns[field]
        return .missingColumn(
            column: column.name, property: layout.path(column.property), available: RowLayout.names(in: statement))
    }

    @usableFromInline
    func mismatch(_ field: Int, expected: String, found: String? = nil) -> DatabaseError {
        let column = Column(statement: statement, index: layout.indices[field])
        return layout.mismatch(column, property: layout.columns[field].property, expected: expected, found: found)
    }
}
#endif
