/// Write access to a value that another component owns: `$count.setter`.
///
/// A ``Binding`` also carries the value, so a component that has one is rendered again whenever it changes. A setter is for
/// components that change a value without showing it: the rows of a list that can be removed, a button that closes a panel.
public struct Setter<Value> {
    let cell: StateCell<Value>?

    public func set(_ value: Value) { cell?.set(value) }

    /// Changes a part of the value: `rows.change { $0.append(row) }`.
    public func change(_ body: (inout Value) -> Void) { cell?.change(body) }
}

extension State {
    /// A ``Setter`` of the value, for a child component.
    public var setter: Setter<Value> { Setter(cell: cell) }
}

extension Binding {
    /// A ``Setter`` of the value, for a component further in. Of a binding made of functions it does nothing.
    public var setter: Setter<Value> { Setter(cell: cell) }
}

extension StateCell {
    @inline(__always)
    func change(_ body: (inout Value) -> Void) {
        body(&value)
        owner?.invalidate()
    }
}
