#if Server
/// What a database call can fail with.
public enum DatabaseError: Error, Sendable, Equatable {
    /// A row with these values is there already. For an index on an expression, `columns` holds the index's name.
    case uniqueViolation(table: String, columns: [String])
    /// A column that must have a value was given none.
    case notNullViolation(table: String, column: String)
    /// A `CHECK` failed: its name, or its expression if it has none.
    case checkViolation(constraint: String)
    /// A row refers to one that is not there, or is still referred to. SQLite does not say by which key.
    case foreignKeyViolation
    /// Another process held the database for longer than the timeout.
    case busy
    /// SQLite refused for another reason: its result code and message, and the statement.
    case refused(code: Int, message: String, sql: String)
    /// The result has no such column.
    case missingColumn(column: String, property: String, available: [String])
    /// A column holds what the property cannot be.
    case mismatch(column: String, property: String, expected: String, found: String)
    /// The call was not one that can be carried out; the sentence says why and what to do.
    case misuse(String)
    /// The database and the program's migrations do not fit; the sentence says how.
    case migration(String)
    /// The file could not be opened.
    case cannotOpen(path: String, message: String)
}

extension DatabaseError {
    static var readOnly: DatabaseError { .misuse("read { } cannot write: use transaction { }") }
}

extension DatabaseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .uniqueViolation(let table, let columns):
            "a row of \(table) with the same \(columns.joined(separator: ", ")) exists already"
        case .notNullViolation(let table, let column): "\(table).\(column) must not be NULL"
        case .checkViolation(let constraint): "check failed: \(constraint)"
        case .foreignKeyViolation: "a foreign key refers to no row, or a row that is referred to would go"
        case .busy: "the database is locked by another process"
        case .refused(let code, let message, let sql): "\(message) (SQLite \(code)) in: \(sql)"
        case .missingColumn(let column, let property, let available):
            "\(property): the result has no column \"\(column)\"; it has \(available.joined(separator: ", "))"
        case .mismatch(let column, let property, let expected, let found):
            "\(property): expected \(expected), found \(found) (column \"\(column)\")"
        case .misuse(let sentence), .migration(let sentence): sentence
        case .cannotOpen(let path, let message): "cannot open the database \(path): \(message)"
        }
    }
}
#endif
