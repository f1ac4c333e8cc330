/// Text in a builder. A string literal becomes one; its interpolated parts go straight into the output, without a
/// `String` in between.
public struct Text: ExpressibleByStringInterpolation {
    public let fragment: Fragment

    @_transparent public init(stringLiteral literal: StaticString) {
        fragment = Listener.text(Literal(literal))
    }

    @_transparent public init(stringInterpolation: TextInterpolation) {
        fragment = Listener.endText(stringInterpolation.start)
    }

    @_transparent public init(_ number: Int) {
        let start = Listener.beginText()
        Listener.write(number)
        fragment = Listener.endText(start)
    }
}

/// The text of an attribute: a literal, or an interpolation written as ``Text`` is.
public struct AttributeText: ExpressibleByStringInterpolation {
    public let recorded: RecordedText

    @_transparent public init(stringLiteral literal: StaticString) {
        recorded = Listener.attributeLiteral(Literal(literal))
    }

    @_transparent public init(stringInterpolation: AttributeInterpolation) {
        recorded = Listener.endAttributeText(stringInterpolation.start)
    }

    @_transparent public init(_ literal: Literal) { recorded = Listener.attributeLiteral(literal) }

    @_transparent public init(recorded: RecordedText) { self.recorded = recorded }
}

/// A value that can stand in an interpolation of text and of attributes.
///
/// The same bytes must come out on both sides: no locale, no clock, no hash order.
public protocol TextValue {
    /// Writes the value with ``Listener``'s `write` functions.
    func writeText()
}

extension String: TextValue {
    @_transparent public func writeText() { Listener.write(self) }
}

extension Substring: TextValue {
    public func writeText() { Listener.write(String(self)) }
}

extension Int: TextValue {
    @_transparent public func writeText() { Listener.write(self) }
}

extension Int64: TextValue {
    public func writeText() {
        if self < 0 { Listener.write("-") }
        Listener.write(unsigned: magnitude)
    }
}

extension UInt64: TextValue {
    public func writeText() { Listener.write(unsigned: self) }
}

extension UInt: TextValue {
    public func writeText() { Listener.write(unsigned: UInt64(self)) }
}

extension Double: TextValue {
    /// The shortest digits that give the same number back, as `description`.
    public func writeText() { Listener.write(description) }
}

extension Optional: TextValue where Wrapped: TextValue {
    /// Nothing for nil.
    public func writeText() {
        if let self { self.writeText() }
    }
}

extension TextValue where Self: RawRepresentable, RawValue: TextValue {
    public func writeText() { rawValue.writeText() }
}

public struct TextInterpolation: StringInterpolationProtocol {
    public let start: Int

    @_transparent public init(literalCapacity: Int, interpolationCount: Int) { start = Listener.beginText() }
    @_transparent public mutating func appendLiteral(_ literal: StaticString) { Listener.write(literal) }
    @_transparent public mutating func appendInterpolation<T: TextValue>(_ value: T) { value.writeText() }
}

public struct AttributeInterpolation: StringInterpolationProtocol {
    public let start: Int

    @_transparent public init(literalCapacity: Int, interpolationCount: Int) { start = Listener.beginAttributeText() }
    @_transparent public mutating func appendLiteral(_ literal: StaticString) { Listener.write(literal) }
    @_transparent public mutating func appendInterpolation<T: TextValue>(_ value: T) { value.writeText() }
}
