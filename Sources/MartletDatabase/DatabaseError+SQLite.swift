#if Server
import GRDB
import GRDBSQLite

extension DatabaseError {
    /// What SQLite's extended result code and its message say (https://www.sqlite.org/rescode.html). The names of
    /// tables and columns are in the message only.
    init(code: Int32, message: String, sql: String) {
        // "UNIQUE constraint failed: photo.slug, photo.owner"
        let subject = message.split(separator: ": ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        switch ResultCode(rawValue: code) {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            let columns = subject.split(separator: ", ").map { Self.tableAndColumn(String($0)) }
            self = .uniqueViolation(table: columns.first?.table ?? "", columns: columns.map(\.column))
        case .SQLITE_CONSTRAINT_NOTNULL:
            let (table, column) = Self.tableAndColumn(subject)
            self = .notNullViolation(table: table, column: column)
        case .SQLITE_CONSTRAINT_CHECK: self = .checkViolation(constraint: subject)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKeyViolation
        default:
            self = code & 0xFF == SQLITE_BUSY ? .busy : .refused(code: Int(code), message: message, sql: sql)
        }
    }

    /// The error of the connection's last call.
    init(connection: any Connection, sql: String) {
        let pointer = connection.handle
        self.init(
            code: sqlite3_extended_errcode(pointer), message: sqlite3_errmsg(pointer).map { String(cString: $0) } ?? "",
            sql: sql)
    }

    /// Runs `body`; an error of GRDB becomes one of ours, any other stays.
    static func translating<R>(_ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error)
        }
    }

    /// Runs `body`; an error of GRDB becomes one of ours, any other stays.
    static func translating<R>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error)
        }
    }

    private init(_ error: GRDB.DatabaseError) {
        let code = error.extendedResultCode.rawValue
        if code == SQLITE_MISUSE, let message = error.message {
            self = .misuse(message)
        } else {
            self.init(code: code, message: error.message ?? "\(error)", sql: error.sql ?? "")
        }
    }

    private static func tableAndColumn(_ name: String) -> (table: String, column: String) {
        guard let point = name.lastIndex(of: ".") else { return ("", name) }
        return (String(name[..<point]), String(name[name.index(after: point)...]))
    }
}
#endif
