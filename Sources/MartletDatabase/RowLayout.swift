#if Server
import GRDBSQLite

/// Where a model's columns stand in a query's result: looked up once a query, used for each row.
@usableFromInline
final class RowLayout {
    let model: String
    let columns: [ModelColumn]
    /// The place of each of `columns` in the result, -1 if it is not there.
    @usableFromInline let indices: [Int32]

    init(model: String, columns: [ModelColumn], statement: OpaquePointer) {
        self.model = model
        self.columns = columns
        let count = sqlite3_column_count(statement)
        // A result often has the model's columns in the model's order.
        var next: Int32 = 0
        func place(of name: String) -> Int32? {
            for offset in 0..<count {
                let index = (next + offset) % count
                if let found = sqlite3_column_name(statement, index), sqlite3_stricmp(found, name) == 0 { return index }
            }
            return nil
        }
        indices = columns.map { column in
            let index = place(of: column.name) ?? place(of: column.property)
            if let index { next = index + 1 }
            return index ?? -1
        }
    }

    /// For rows that are read by name alone.
    static let none = RowLayout()

    private init() {
        model = ""
        columns = []
        indices = []
    }

    func path(_ property: String) -> String { model.isEmpty ? property : "\(model).\(property)" }

    func mismatch(_ column: Column, property: String, expected: String, found: String? = nil) -> DatabaseError {
        .mismatch(column: column.name, property: path(property), expected: expected, found: found ?? column.found)
    }

    /// The names of all columns of a result.
    static func names(in statement: OpaquePointer) -> [String] {
        (0..<sqlite3_column_count(statement)).map { Column(statement: statement, index: $0).name }
    }
}

// Only `none` is ever shared, and it never changes.
extension RowLayout: @unchecked Sendable {}
#endif
