/// `.value(…)`: the value of a form control. Given a binding, it is kept equal to the state in both directions.
public struct ValueAttribute {
    @_transparent public init() {}

    @_transparent public func callAsFunction(_ value: String) -> Attribute {
        Listener.property(Literal("value"), value)
        return Attribute()
    }

    @_transparent public func callAsFunction(_ value: Int) -> Attribute {
        Listener.property(Literal("value"), decimal: value)
        return Attribute()
    }

    /// Text as it is typed; for `select`, the chosen value.
    public func callAsFunction(_ binding: Binding<String>) -> Attribute {
        Listener.property(Literal("value"), binding.wrappedValue)
        Listener.handler(Literal("input"), 0) { binding.wrappedValue = CurrentEvent.text("target.value") }
        return Attribute()
    }

    /// A whole number. While what is typed is not one, the state keeps its last value.
    public func callAsFunction(_ binding: Binding<Int>) -> Attribute {
        Listener.property(Literal("value"), decimal: binding.wrappedValue)
        Listener.handler(Literal("input"), 0) {
            let number = CurrentEvent.number("target.valueAsNumber")
            if let whole = Int(exactly: number) { binding.wrappedValue = whole }
        }
        return Attribute()
    }

    /// A number. While what is typed is not one, the state keeps its last value.
    public func callAsFunction(_ binding: Binding<Double>) -> Attribute {
        Listener.property(Literal("value"), binding.wrappedValue.description)
        Listener.handler(Literal("input"), 0) {
            let number = CurrentEvent.number("target.valueAsNumber")
            if number.isFinite { binding.wrappedValue = number }
        }
        return Attribute()
    }
}

/// `.checked(…)`: whether a check box or a radio button is checked.
public struct CheckedAttribute {
    @_transparent public init() {}

    @_transparent public func callAsFunction(_ isChecked: Bool = true) -> Attribute {
        Listener.property(Literal("checked"), isPresent: isChecked)
        return Attribute()
    }

    public func callAsFunction(_ binding: Binding<Bool>) -> Attribute {
        Listener.property(Literal("checked"), isPresent: binding.wrappedValue)
        Listener.handler(Literal("change"), 0) { binding.wrappedValue = CurrentEvent.flag("target.checked") }
        return Attribute()
    }

    /// A radio button of a group: checked while the state is `value`, which becomes the state when it is chosen.
    public func callAsFunction(_ binding: Binding<String>, is value: String) -> Attribute {
        Listener.property(Literal("value"), value)
        Listener.property(
            Literal("checked"), isPresent: binding.wrappedValue.hasSameBytes(as: value))
        Listener.handler(Literal("change"), 0) { binding.wrappedValue = value }
        return Attribute()
    }
}

/// A boolean attribute that is a property as well, because the user may change it.
public struct PropertyAttribute {
    public let name: Literal
    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

    @_transparent public func callAsFunction(_ isPresent: Bool = true) -> Attribute {
        Listener.property(name, isPresent: isPresent)
        return Attribute()
    }
}
