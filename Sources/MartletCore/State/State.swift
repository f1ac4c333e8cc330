/// A component's own mutable value. Changing it renders the component again, once per task.
///
/// It lives as long as the component stays at its place: its position, its branch and, in a list, its key. The initial
/// value must be the same on the server and in the browser: no clock, no random numbers.
@propertyWrapper
public struct State<Value> {
    let initial: Value
    var cell: StateCell<Value>?

    public init(wrappedValue: Value) {
        initial = wrappedValue
        cell = nil
    }

    public var wrappedValue: Value {
        get { if let cell { cell.value } else { initial } }
        // In place: `rows[7].label = …` must not copy all rows.
        nonmutating _modify {
            if let cell {
                defer { cell.owner?.invalidate() }
                yield &cell.value
            } else {
                var value = initial
                yield &value
            }
        }
    }

    /// A ``Binding`` to the value, for a child component or a form control.
    public var projectedValue: Binding<Value> { Binding(snapshot: wrappedValue, cell: cell) }

    /// Written by `@Component` into `bindState`.
    @inline(__always)
    public mutating func bind(_ binder: inout StateBinder) {
        guard let instance = binder.instance else { return }  // on the server there is nothing to keep
        if let known = binder.next(of: instance) {
            cell = unsafeDowncast(known, to: StateCell<Value>.self)
        } else {
            let cell = StateCell(initial)
            binder.add(cell, to: instance)
            self.cell = cell
        }
    }
}

// A page is made by its loader, on whatever thread, and has no cell there: cells are made where pages live, on the
// browser's one thread.
extension State: @unchecked Sendable where Value: Sendable {}

/// Walks a component's property wrappers in the order of their declaration.
public struct StateBinder {
    let instance: Instance?
    /// The state that has been met last.
    private var last: AnyStateCell?

    public init() { instance = nil }
    init(_ instance: Instance) { self.instance = instance }

    /// The state at this place, or nil if the component is bound for the first time.
    @inline(never)
    mutating func next(of instance: Instance) -> AnyStateCell? {
        guard let next = last == nil ? instance.cells : last?.next else { return nil }
        last = next
        return next
    }

    @inline(never)
    mutating func add(_ cell: AnyStateCell, to instance: Instance) {
        cell.owner = instance
        if let last { last.next = cell } else { instance.cells = cell }
        last = cell
    }
}

open class AnyStateCell {
    // Embedded Swift has no `weak`. A cell can outlive its component in a handler's closure; the component's
    // `detach` clears this.
    unowned(unsafe) package final var owner: Instance?
    /// The component's next state.
    package final var next: AnyStateCell?
    package init() { owner = nil }
}

/// Where a value lives between two renderings.
open class StateCell<Value>: AnyStateCell {
    public internal(set) final var value: Value

    init(_ value: Value) {
        self.value = value
        super.init()
    }

    final func set(_ newValue: Value) {
        value = newValue
        owner?.invalidate()
    }
}
