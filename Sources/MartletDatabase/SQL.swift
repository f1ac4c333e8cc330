#if Server
import MartletJSON

/// A statement, or a part of one, written as a string literal. What is interpolated becomes a bound parameter and is
/// never read as SQL, so that an injection cannot be written:
///
/// ```swift
/// let tag = "x'; DROP TABLE photo; --"
/// "SELECT * FROM photo WHERE tag = \(tag)"               // … WHERE tag = ?
/// "SELECT * FROM photo WHERE id IN \([1, 2, 3])"         // … WHERE id IN (?, ?, ?)
/// "SELECT * FROM photo \(isOldest ? "ORDER BY id" : "ORDER BY id DESC" as SQL)"
/// ```
///
/// A `String` is no `SQL`: only literals and fragments of this type are.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text with a `?` for each value.
    public fileprivate(set) var text: String

    /// The values, in the order of their `?`.
    public fileprivate(set) var values: [SQLValue]

    /// Why this is no valid statement, found while it was put together.
    fileprivate(set) var problem: String?

    public init(stringLiteral text: String) {
        self.text = text
        values = []
    }

    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

    fileprivate init() { self.init(stringLiteral: "") }

    /// One after the other, with nothing between them.
    public static func + (a: SQL, b: SQL) -> SQL { "\(a)\(b)" }

    fileprivate mutating func append(_ other: SQL) {
        text += other.text
        values += other.values
        problem = problem ?? other.problem
    }

    /// Puts literals and values together.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL()

        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + interpolationCount)
            sql.values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { sql.text += literal }

        /// A value, bound.
        public mutating func appendInterpolation<T: ColumnValue>(_ value: T) { bind(value.sqlValue) }

        /// A value or `NULL`, bound. Mind that nothing is equal to `NULL`: compare with `IS`.
        public mutating func appendInterpolation<T: ColumnValue>(_ value: T?) { bind(value?.sqlValue ?? .null) }

        /// A raw-valued enumeration's raw value, bound.
        public mutating func appendInterpolation<T: RawRepresentable>(_ value: T) where T.RawValue: ColumnValue {
            bind(value.rawValue.sqlValue)
        }

        /// A raw-valued enumeration's raw value or `NULL`, bound.
        public mutating func appendInterpolation<T: RawRepresentable>(_ value: T?) where T.RawValue: ColumnValue {
            bind(value?.rawValue.sqlValue ?? .null)
        }

        /// Bytes, bound as one blob and not as a list.
        public mutating func appendInterpolation(_ bytes: [UInt8]) { bind(.blob(bytes)) }

        /// A list in parentheses for `IN`, each element bound. Of an empty list no value is an element.
        public mutating func appendInterpolation<T: ColumnValue>(_ list: some Sequence<T>) {
            bind(list.map(\.sqlValue))
        }

        /// A list of raw values in parentheses for `IN`, each element bound.
        public mutating func appendInterpolation<T: RawRepresentable>(_ list: some Sequence<T>)
        where T.RawValue: ColumnValue {
            bind(list.map(\.rawValue.sqlValue))
        }

        /// A value as JSON text, bound: how `@Model` stores nested models and arrays.
        public mutating func appendInterpolation(json value: some JSONCodable) {
            bind(.text(String(decoding: value.jsonBytes(), as: UTF8.self)))
        }

        /// A value as JSON text, bound; `nil` is `NULL`.
        public mutating func appendInterpolation<T: JSONCodable>(json value: T?) {
            if let value { appendInterpolation(json: value) } else { bind(.null) }
        }

        /// Another fragment, with its values.
        public mutating func appendInterpolation(_ fragment: SQL) { sql.append(fragment) }

        /// Fragments with `separator` between them.
        public mutating func appendInterpolation(_ fragments: [SQL], separator: SQL) {
            for (index, fragment) in fragments.enumerated() {
                if index > 0 { sql.append(separator) }
                sql.append(fragment)
            }
        }

        /// The name of a table or a column, quoted.
        public mutating func appendInterpolation(identifier name: String) {
            if name.utf8.contains(0) { sql.problem = "an identifier holds a NUL" }
            sql.text += "\"" + name.replacing("\"", with: "\"\"") + "\""
        }

        /// The columns of a model, quoted and separated by commas; with `table` before each, if given.
        public mutating func appendInterpolation<M: RowDecodable>(columnsOf _: M.Type, of table: String? = nil) {
            for (index, column) in M.columns.enumerated() {
                if index > 0 { sql.text += ", " }
                if let table {
                    appendInterpolation(identifier: table)
                    sql.text += "."
                }
                appendInterpolation(identifier: column.name)
            }
        }

        /// Text that is read as SQL. Never let a stranger's words in here.
        public mutating func appendInterpolation(unsafeRaw text: String) {
            if text.utf8.contains(0) { sql.problem = "raw SQL holds a NUL" }
            sql.text += text
        }

        private mutating func bind(_ value: SQLValue) {
            sql.text += "?"
            sql.values.append(value)
        }

        private mutating func bind(_ list: [SQLValue]) {
            // `IN ()` is SQLite's alone; this says the same to every engine.
            sql.text +=
                list.isEmpty
                ? "(SELECT NULL WHERE 1 = 0)" : "(?" + String(repeating: ", ?", count: list.count - 1) + ")"
            sql.values += list
        }
    }
}
#endif
