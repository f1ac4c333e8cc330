#if Server
import GRDBSQLite

/// A statement that writes was given to a connection that only reads.
struct NeedsWriter: Error {}

extension Transaction {
    /// Runs a statement and hands its rows to `body` until that says `false`.
    ///
    /// The connection prepares statements and keeps them; they are bound and stepped here, at SQLite's own speed.
    func rows(
        _ sql: SQL, _ layout: (CompiledStatement) -> RowLayout, _ body: (borrowing Row) throws -> Bool
    ) throws {
        if let problem = sql.problem { throw DatabaseError.misuse(problem) }
        let kept = try connection.compiled(sql.text)
        let statement = kept.handle
        if connection.readsOnly, sqlite3_stmt_readonly(statement) == 0 { throw NeedsWriter() }
        try withExtendedLifetime(kept) {
            defer {
                sqlite3_reset(statement)
                sqlite3_clear_bindings(statement)
            }
            try bind(sql, to: statement)
            var rowLayout: RowLayout?
            while true {
                switch sqlite3_step(statement) {
                case SQLITE_ROW:
                    // Only now: the first step compiles the statement again if the schema has changed.
                    let layout = rowLayout ?? layout(kept)
                    rowLayout = layout
                    guard try body(Row(statement: statement, layout: layout)) else { return }
                case SQLITE_DONE: return
                default: throw DatabaseError(connection: connection, sql: sql.text)
                }
            }
        }
    }

    private func bind(_ sql: SQL, to statement: OpaquePointer) throws {
        let wanted = Int(sqlite3_bind_parameter_count(statement))
        guard wanted == sql.values.count else {
            throw DatabaseError.misuse(
                "\(sql.values.count) values are interpolated, but the statement has \(wanted) places for them: write "
                    + "\\(value) without quotes around it, and no ? of your own, in: \(sql.text)")
        }
        for (offset, value) in sql.values.enumerated() {
            let index = Int32(offset + 1)
            let code =
                switch value {
                case .null: sqlite3_bind_null(statement, index)
                case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
                case .real(let real): sqlite3_bind_double(statement, index, real)
                case .text(var text):
                    text.withUTF8 { utf8 in
                        utf8.withMemoryRebound(to: CChar.self) { bytes in
                            sqlite3_bind_text64(
                                statement, index, bytes.baseAddress ?? Self.empty, UInt64(bytes.count), Self.copied,
                                UInt8(SQLITE_UTF8))
                        }
                    }
                case .blob(let bytes):
                    bytes.withUnsafeBytes { bytes in
                        bytes.isEmpty
                            ? sqlite3_bind_zeroblob(statement, index, 0)
                            : sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), Self.copied)
                    }
                }
            guard code == SQLITE_OK else { throw DatabaseError(connection: connection, sql: sql.text) }
        }
    }

    /// `SQLITE_TRANSIENT`, a cast that Swift does not import: SQLite makes a copy of its own.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// An empty text: SQLite takes a null pointer for `NULL`.
    private static var empty: UnsafePointer<CChar> {
        UnsafePointer(UnsafeRawPointer(StaticString("").utf8Start).assumingMemoryBound(to: CChar.self))
    }
}

/// Transactions are begun and ended by `transaction { }` alone: one left open would end the process, one ended early
/// would break the promise that all of it happens or nothing.
func refuseTransactionControl(_ text: String) throws {
    let word = firstWord(of: text.utf8)
    let refused = ["BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"]
    if refused.contains(word) {
        throw DatabaseError.misuse("\(word) is not a statement to execute: use transaction { }, and throw to roll back")
    }
}

/// The first word of a statement in capitals, after white space and comments.
private func firstWord(of text: String.UTF8View) -> String {
    var rest = text[...]
    while let byte = rest.first {
        if byte == UInt8(ascii: " ") || (9...13).contains(byte) || byte == UInt8(ascii: ";") {
            rest.removeFirst()
        } else if rest.starts(with: "--".utf8) {
            rest = rest.drop { $0 != UInt8(ascii: "\n") }
        } else if rest.starts(with: "/*".utf8) {
            rest.removeFirst(2)
            while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest.removeFirst() }
            rest = rest.dropFirst(2)
        } else {
            break
        }
    }
    return String(Substring(rest.prefix { ($0 | 0x20) &- UInt8(ascii: "a") < 26 })).uppercased()
}
#endif
