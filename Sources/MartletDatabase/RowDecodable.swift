#if Server
/// A type that is read from a row of a query's result. `@Model` writes both requirements.
public protocol RowDecodable {
    /// The columns, in the order in which `Row` numbers them.
    static var columns: [ModelColumn] { get }

    /// Reads the row.
    ///
    /// - Throws: ``DatabaseError`` if a column is missing or holds what the property cannot be.
    init(row: borrowing Row) throws
}

/// A column of a model.
public struct ModelColumn: Sendable, Hashable {
    /// The column's name in the database.
    public let name: String

    /// The property's name. A column of this name is taken if there is none called `name`.
    public let property: String

    public init(_ name: String, property: String) {
        self.name = name
        self.property = property
    }
}
#endif
