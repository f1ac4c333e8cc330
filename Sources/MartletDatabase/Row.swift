#if Server
import GRDBSQLite
import MartletJSON

/// The row that a query stands at. It cannot be kept: read from it what you need.
///
/// Columns are read by name; generated code reads them by their number in `RowDecodable.columns`, for which the places
/// in the result were looked up once for the whole query.
public struct Row: ~Copyable {
    let statement: OpaquePointer
    let layout: RowLayout

    /// The value of a column.
    ///
    /// - Throws: ``DatabaseError`` if there is no such column, or if it holds something else.
    public func get<T: ColumnValue>(_ name: String, as _: T.Type = T.self) throws -> T {
        try layout.decode(try column(named: name), property: name)
    }

    /// The value of a column, or `nil` for `NULL`.
    public func getOptional<T: ColumnValue>(_ name: String, as _: T.Type = T.self) throws -> T? {
        let column = try column(named: name)
        return column.type == .null ? nil : try layout.decode(column, property: name)
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

extension Row {
    /// Whether the result has the model's column with this number: what a property with a default value asks.
    public func contains(_ field: Int) -> Bool { layout.indices[field] >= 0 }

    /// Reads the model's column with this number.
    public func read<T: ColumnValue>(_ field: Int) throws -> T {
        try layout.decode(try column(field), property: layout.columns[field].property)
    }

    /// Reads a raw value.
    public func read<T: RawRepresentable>(_ field: Int) throws -> T where T.RawValue: ColumnValue {
        try raw(try column(field), field)
    }

    /// Reads JSON text.
    @_disfavoredOverload
    public func read<T: JSONCodable>(_ field: Int) throws -> T { try json(try column(field), field) }

    /// Reads the model's column with this number; `nil` for `NULL`.
    public func readOptional<T: ColumnValue>(_ field: Int) throws -> T? {
        let column = try column(field)
        return column.type == .null ? nil : try layout.decode(column, property: layout.columns[field].property)
    }

    /// Reads a raw value; `nil` for `NULL`.
    public func readOptional<T: RawRepresentable>(_ field: Int) throws -> T? where T.RawValue: ColumnValue {
        let column = try column(field)
        return column.type == .null ? nil : try raw(column, field)
    }

    /// Reads JSON text; `nil` for `NULL`.
    @_disfavoredOverload
    public func readOptional<T: JSONCodable>(_ field: Int) throws -> T? {
        let column = try column(field)
        return column.type == .null ? nil : try json(column, field)
    }

    private func column(_ field: Int) throws -> Column {
        let index = layout.indices[field]
        guard index >= 0 else {
            let column = layout.columns[field]
            throw DatabaseError.missingColumn(
                column: column.name, property: layout.path(column.property), available: RowLayout.names(in: statement))
        }
        return Column(statement: statement, index: index)
    }

    private func raw<T: RawRepresentable>(_ column: Column, _ field: Int) throws -> T where T.RawValue: ColumnValue {
        let property = layout.columns[field].property
        guard let value = T(rawValue: try layout.decode(column, property: property)) else {
            throw layout.mismatch(column, property: property, expected: "a raw value of \(T.self)")
        }
        return value
    }

    private func json<T: JSONCodable>(_ column: Column, _ field: Int) throws -> T {
        let property = layout.columns[field].property
        guard column.type == .text else { throw layout.mismatch(column, property: property, expected: "TEXT (JSON of \(T.self))") }
        do {
            return try T(json: column.utf8)
        } catch {
            throw layout.mismatch(column, property: property, expected: "JSON of \(T.self)", found: error.description)
        }
    }
}
#endif
