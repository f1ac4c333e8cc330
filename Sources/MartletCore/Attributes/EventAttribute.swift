/// A handler: `.onClick { count += 1 }`, `.onKeyDown { event in if event.key == .enter { … } }`.
///
/// Handlers are delegated: one listener per kind of event for the whole page, none per element. They run from the
/// innermost element outwards until one calls `stopPropagation()`.
public struct EventAttribute<Payload: EventPayload> {
    public let name: Literal
    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

    @_transparent public func callAsFunction(
        _ options: EventOptions = [], _ action: @escaping () -> Void
    ) -> Attribute {
        Listener.handler(name, options.rawValue, action)
        return Attribute()
    }

    @_transparent public func callAsFunction(
        _ options: EventOptions = [], _ action: @escaping (Payload) -> Void
    ) -> Attribute {
        Listener.handler(name, options.rawValue) { action(Payload()) }
        return Attribute()
    }
}

/// How a handler listens.
public struct EventOptions: OptionSet {
    public let rawValue: Int
    @_transparent public init(rawValue: Int) { self.rawValue = rawValue }

    /// The handler never prevents the default action, so scrolling need not wait for it.
    @_transparent public static var passive: EventOptions { EventOptions(rawValue: 1) }
    /// On the way in, before the handlers of inner elements.
    @_transparent public static var capture: EventOptions { EventOptions(rawValue: 2) }
    /// Calls `preventDefault()` before the handler runs: `.onSubmit(.preventDefault) { … }`.
    @_transparent public static var preventDefault: EventOptions { EventOptions(rawValue: 4) }
    /// Calls `stopPropagation()` before the handler runs.
    @_transparent public static var stopPropagation: EventOptions { EventOptions(rawValue: 8) }
}
