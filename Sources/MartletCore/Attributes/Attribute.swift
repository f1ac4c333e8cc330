/// What an attribute or a handler returns once it has been emitted.
///
/// One that is there only sometimes takes an optional: `a(.href(url), .ariaCurrent(isCurrent ? "page" : nil)) { … }`.
public struct Attribute {
    @_transparent public init() {}

    /// `data-name="value"`.
    /// - Parameter name: The part after `data-`, in lower case.
    @_transparent public static func data(_ name: StaticString, _ value: @autoclosure () -> AttributeText) -> Attribute
    {
        let name = Literal(name)
        let start = Listener.beginDataAttribute(name)
        Listener.endDataAttribute(name, start, value())
        return Attribute()
    }

    /// Any attribute, by its full name in HTML. Not for URLs, styles and handlers, which have rules of their own.
    @_transparent public static func custom(
        _ name: StaticString, _ value: @autoclosure () -> AttributeText
    ) -> Attribute {
        TextAttribute(name)(value())
    }

    /// Gives the element a name to act on it, see ``ElementRef``.
    @_transparent public static func ref(_ reference: ElementRef) -> Attribute {
        Listener.reference(reference)
        return Attribute()
    }

    /// Several attributes in one place, for more than an element's call takes.
    @_transparent public static func all(_ attributes: Attribute...) -> Attribute { Attribute() }
}

/// An attribute whose value is text.
public struct TextAttribute {
    public let name: Literal
    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

    @_transparent public func callAsFunction(_ value: @autoclosure () -> AttributeText) -> Attribute {
        let start = Listener.beginAttribute(name)
        Listener.endAttribute(name, start, value())
        return Attribute()
    }

    /// Left out for nil.
    @_disfavoredOverload
    @_transparent public func callAsFunction(_ value: String?) -> Attribute {
        Listener.attribute(name, value)
        return Attribute()
    }

    @_disfavoredOverload
    @_transparent public func callAsFunction(_ value: Int) -> Attribute {
        Listener.attribute(name, value)
        return Attribute()
    }

    /// `"true"` or `"false"`, as ARIA and the enumerated attributes want it.
    @_disfavoredOverload
    @_transparent public func callAsFunction(_ value: Bool) -> Attribute {
        // Two literals and not a text: one that never changes costs nothing after the first rendering.
        let start = Listener.beginAttribute(name)
        Listener.endAttribute(name, start, value ? "true" : "false")
        return Attribute()
    }
}

/// An attribute whose value is a whole number.
public struct NumberAttribute {
    public let name: Literal
    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

    @_transparent public func callAsFunction(_ value: Int) -> Attribute {
        Listener.attribute(name, value)
        return Attribute()
    }

    /// For values beside numbers, such as SVG's `100%`.
    @_disfavoredOverload
    @_transparent public func callAsFunction(_ value: @autoclosure () -> AttributeText) -> Attribute {
        let start = Listener.beginAttribute(name)
        Listener.endAttribute(name, start, value())
        return Attribute()
    }
}

/// An attribute that is present or absent: `.disabled()`, `.disabled(isSending)`.
public struct BooleanAttribute {
    public let name: Literal
    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

    @_transparent public func callAsFunction(_ isPresent: Bool = true) -> Attribute {
        Listener.attribute(name, isPresent: isPresent)
        return Attribute()
    }
}

/// An attribute of SVG's animations: a value, or several between semicolons, that another attribute takes on. That may be an
/// `href`; so what may not stand there may not stand here.
public struct AnimatedAttribute {
    public let name: Literal
    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

    @_transparent public func callAsFunction(_ value: @autoclosure () -> AttributeText) -> Attribute {
        let start = Listener.beginURL(name)
        Listener.endURLs(name, start, value())
        return Attribute()
    }

    /// Left out for nil.
    @_disfavoredOverload
    @_transparent public func callAsFunction(_ value: String?) -> Attribute {
        if let value {
            let start = Listener.beginURL(name)
            Listener.endURLs(name, start, "\(value)")
        }
        return Attribute()
    }

    @_disfavoredOverload
    @_transparent public func callAsFunction(_ value: Int) -> Attribute {
        Listener.attribute(name, value)
        return Attribute()
    }
}

/// An attribute whose value is a URL. One that would run script is replaced, see ``URLPolicy``.
public struct URLAttribute {
    public let name: Literal
    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

    @_transparent public func callAsFunction(_ value: @autoclosure () -> AttributeText) -> Attribute {
        let start = Listener.beginURL(name)
        Listener.endURL(name, start, value())
        return Attribute()
    }

    /// Left out for nil.
    @_disfavoredOverload
    @_transparent public func callAsFunction(_ value: String?) -> Attribute {
        if let value {
            let start = Listener.beginURL(name)
            Listener.endURL(name, start, "\(value)")
        }
        return Attribute()
    }
}
