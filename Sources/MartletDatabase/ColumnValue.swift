#if Server
import MartletJSON

/// A type that is one value in the database: it can be bound in a query and read from a column.
///
/// Types of your own need not conform to be stored: raw-valued enumerations are their raw values, other `JSONCodable`
/// types are JSON text.
public protocol ColumnValue: Sendable {
    /// What a column must hold for this type, as error messages say it.
    static var columnType: String { get }

    /// This value as it is stored.
    var sqlValue: SQLValue { get }

    /// Reads a column; `nil` if what it holds is not of this type, or out of its range.
    init?(column: Column)
}

extension ColumnValue where Self: FixedWidthInteger {
    public static var columnType: String {
        Self.self == Int64.self || Self.self == Int.self ? "INTEGER" : "INTEGER (\(Self.self))"
    }

    /// What SQLite's 64 signed bits cannot hold, a `UInt64` from 2^63 on, is bound as text: it finds nothing, and
    /// never another row.
    public var sqlValue: SQLValue { Int64(exactly: self).map(SQLValue.integer) ?? .text(description) }

    @inlinable
    public init?(column: Column) {
        guard column.type == .integer else { return nil }
        self.init(exactly: column.integer)
    }
}

extension Int: ColumnValue {}
extension Int8: ColumnValue {}
extension Int16: ColumnValue {}
extension Int32: ColumnValue {}
extension Int64: ColumnValue {}
extension UInt: ColumnValue {}
extension UInt8: ColumnValue {}
extension UInt16: ColumnValue {}
extension UInt32: ColumnValue {}
extension UInt64: ColumnValue {}

extension Double: ColumnValue {
    public static var columnType: String { "REAL" }
    public var sqlValue: SQLValue { .real(self) }

    @inlinable
    public init?(column: Column) {
        guard column.type == .real || column.type == .integer else { return nil }
        self = column.real
    }
}

extension Float: ColumnValue {
    public static var columnType: String { "REAL" }
    public var sqlValue: SQLValue { .real(Double(self)) }

    @inlinable
    public init?(column: Column) {
        guard let value = Double(column: column) else { return nil }
        self.init(value)
    }
}

extension String: ColumnValue {
    public static var columnType: String { "TEXT" }
    public var sqlValue: SQLValue { .text(self) }

    @inlinable
    public init?(column: Column) {
        guard column.type == .text else { return nil }
        self = column.text
    }
}

/// A boolean is 0 or 1.
extension Bool: ColumnValue {
    public static var columnType: String { "INTEGER (0 or 1)" }
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    @inlinable
    public init?(column: Column) {
        guard column.type == .integer, column.integer == 0 || column.integer == 1 else { return nil }
        self = column.integer == 1
    }
}

/// An array of bytes is a blob.
extension [UInt8]: ColumnValue {
    public static var columnType: String { "BLOB" }
    public var sqlValue: SQLValue { .blob(self) }

    @inlinable
    public init?(column: Column) {
        guard column.type == .blob else { return nil }
        self = column.blob
    }
}

/// A moment is stored as its milliseconds. Text by ISO 8601, as `CURRENT_TIMESTAMP` writes it, is read too.
extension Timestamp: ColumnValue {
    public static var columnType: String { "INTEGER (milliseconds) or TEXT (ISO 8601)" }
    public var sqlValue: SQLValue { .integer(milliseconds) }

    @inlinable
    public init?(column: Column) {
        switch column.type {
        case .integer: self.init(milliseconds: column.integer)
        case .text: self.init(iso8601: column.text)
        default: return nil
        }
    }
}
#endif
