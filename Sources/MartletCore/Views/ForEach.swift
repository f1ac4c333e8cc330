/// Rows with identity: when the order changes, a row's nodes and state move with its key.
///
/// - Parameters:
///   - data: The elements, each one row of any number of nodes.
///   - id: The key of an element, unique among the rows. Of two rows with one key, each keeps what it had by order.
@_transparent
public func ForEach<Data: Sequence, ID: RowKey>(
    _ data: Data, id: (Data.Element) -> ID, @ViewBuilder content: (Data.Element) -> Fragment
) -> Fragment {
    let list = Listener.beginList()
    for element in data {
        let row = id(element).beginRow()
        _ = content(element)
        Listener.endRow(row)
    }
    return Listener.endList(list)
}

/// Rows whose elements are `Identifiable`.
@_transparent
public func ForEach<Data: Sequence>(
    _ data: Data, @ViewBuilder content: (Data.Element) -> Fragment
) -> Fragment where Data.Element: Identifiable, Data.Element.ID: RowKey {
    ForEach(data, id: { $0.id }, content: content)
}

/// What can identify a row of ``ForEach(_:id:content:)``: numbers, text, and whatever can be said as one of these.
public protocol RowKey {
    /// Begins a row with this key; returns what ends it. Implement by calling another key's `beginRow()`.
    func beginRow() -> Int
}

extension Int: RowKey {
    @_transparent public func beginRow() -> Int { Listener.beginRow(key: self) }
}

extension Int32: RowKey {
    @_transparent public func beginRow() -> Int { Listener.beginRow(key: Int(self)) }
}

extension Int64: RowKey {
    public func beginRow() -> Int {
        // The browser's `Int` has 32 bits; a key that does not fit is compared as text.
        if let word = Int(exactly: self) { return Listener.beginRow(key: word) }
        return Listener.beginRow(key: String(self))
    }
}

extension UInt64: RowKey {
    public func beginRow() -> Int { Listener.beginRow(key: String(self)) }
}

extension String: RowKey {
    @_transparent public func beginRow() -> Int { Listener.beginRow(key: self) }
}

extension RowKey where Self: RawRepresentable, RawValue: RowKey {
    public func beginRow() -> Int { rawValue.beginRow() }
}
