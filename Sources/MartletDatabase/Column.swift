#if Server
import GRDBSQLite

/// One column of the row that a query stands at. Valid until the query goes on.
public struct Column {
    /// The kinds of values that SQLite knows.
    public enum Kind: Int32, Sendable {
        case integer = 1
        case real = 2
        case text = 3
        case blob = 4
        case null = 5
    }

    @usableFromInline let statement: OpaquePointer
    @usableFromInline let index: Int32

    @inlinable
    init(statement: OpaquePointer, index: Int32) {
        self.statement = statement
        self.index = index
    }

    /// What kind of value stands here. Ask before reading: SQLite converts what is asked for otherwise.
    @inlinable
    public var type: Kind { Kind(rawValue: sqlite3_column_type(statement, index)) ?? .null }

    @inlinable
    public var integer: Int64 { sqlite3_column_int64(statement, index) }

    @inlinable
    public var real: Double { sqlite3_column_double(statement, index) }

    /// The text. Bytes that are not UTF-8, which SQLite lets anyone store, become U+FFFD.
    @inlinable
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    public var blob: [UInt8] {
        guard let bytes = sqlite3_column_blob(statement, index) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, index))))
    }

    /// The bytes of a text, without a copy.
    @inlinable
    var utf8: UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(statement, index)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, index)))
    }

    /// The column's name in the result.
    var name: String { sqlite3_column_name(statement, index).map { String(cString: $0) } ?? "" }

    /// SQLite's name for what stands here, with the value where it helps and is short.
    var found: String {
        switch type {
        case .null: return "NULL"
        case .integer: return "INTEGER \(integer)"
        case .real: return "REAL \(real)"
        case .blob: return "BLOB of \(sqlite3_column_bytes(statement, index)) bytes"
        case .text:
            let text = text
            return "TEXT '\(text.prefix(40))\(text.count > 40 ? "…" : "")'"
        }
    }
}
#endif
