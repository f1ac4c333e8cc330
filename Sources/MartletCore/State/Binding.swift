/// Read and write access to a value that another component owns.
@propertyWrapper
public struct Binding<Value> {
    /// The value when the owner was rendered: makes a new value a changed input for the component that has the binding.
    let snapshot: Value
    let cell: StateCell<Value>?
    private let write: BindingSetter<Value>?

    init(snapshot: Value, cell: StateCell<Value>?) {
        self.snapshot = snapshot
        self.cell = cell
        write = nil
    }

    /// A binding by functions, for a part of a value or a checked one: `Binding(get: { user.name }, set: { … })`.
    public init(get: () -> Value, set: @escaping (Value) -> Void) {
        snapshot = get()
        cell = nil
        write = BindingSetter(set)
    }

    public var wrappedValue: Value {
        get { if let cell { cell.value } else { snapshot } }
        nonmutating set {
            if let cell { cell.set(newValue) } else { write?.set(newValue) }
        }
    }

    public var projectedValue: Binding<Value> { self }
}

/// Behind a reference, so that a binding stays small and without a closure in the usual case.
final class BindingSetter<Value> {
    let set: (Value) -> Void
    init(_ set: @escaping (Value) -> Void) { self.set = set }
}
