/// Something that happens because a view is on the page: it has a place among the view's statements, and no nodes.
open class Effect: RecordedObject {
    public init() { super.init(.effect) }

    /// What it is to be told when the document has changed.
    package enum Change { case none, hasCome, isNewer, hasGone }
    package final var change = Change.none
    /// What it was rendered as since.
    package final var newer: Effect?

    /// After the view's nodes have been added to the document, or adopted.
    open func appear() {}
    /// After the component was rendered again. `newer` is of the same type.
    open func update(_ newer: Effect) {}
    /// After the view's nodes have been removed.
    open func disappear() {}
}

/// Runs `action` when the view has appeared.
public func OnAppear(_ action: @escaping () -> Void) -> Fragment { Listener.effect(AppearEffect(action)) }

/// Runs `action` when the view has been removed.
public func OnDisappear(_ action: @escaping () -> Void) -> Fragment { Listener.effect(DisappearEffect(action)) }

/// Runs `action` with the old and the new value after a rendering with another value.
public func OnChange<Value: Equatable>(
    of value: Value, _ action: @escaping (_ old: Value, _ new: Value) -> Void
) -> Fragment {
    Listener.effect(ChangeEffect(value, action))
}

/// Runs `action` every so often while the view is on the page.
public func Every(milliseconds: Int, _ action: @escaping () -> Void) -> Fragment {
    Listener.effect(TimerEffect(milliseconds, action))
}

final class AppearEffect: Effect {
    let action: () -> Void
    init(_ action: @escaping () -> Void) { self.action = action }
    override func appear() { action() }
}

final class DisappearEffect: Effect {
    var action: () -> Void
    init(_ action: @escaping () -> Void) { self.action = action }
    override func update(_ newer: Effect) { action = unsafeDowncast(newer, to: DisappearEffect.self).action }
    override func disappear() { action() }
}

final class ChangeEffect<Value: Equatable>: Effect {
    var value: Value
    let action: (Value, Value) -> Void

    init(_ value: Value, _ action: @escaping (Value, Value) -> Void) {
        self.value = value
        self.action = action
    }

    override func update(_ newer: Effect) {
        let newer = unsafeDowncast(newer, to: ChangeEffect<Value>.self)
        let old = value
        guard old != newer.value else { return }
        value = newer.value
        newer.action(old, value)
    }
}

final class TimerEffect: Effect {
    var milliseconds: Int
    var action: () -> Void
    private var timer: Int?

    init(_ milliseconds: Int, _ action: @escaping () -> Void) {
        self.milliseconds = milliseconds
        self.action = action
    }

    override func appear() {
        timer = TimerTable.start(milliseconds, repeats: true) { self.action() }
    }

    override func update(_ newer: Effect) {
        let newer = unsafeDowncast(newer, to: TimerEffect.self)
        action = newer.action
        if milliseconds != newer.milliseconds {
            milliseconds = newer.milliseconds
            disappear()
            appear()
        }
    }

    override func disappear() {
        if let timer { TimerTable.stop(timer) }
        timer = nil
    }
}
