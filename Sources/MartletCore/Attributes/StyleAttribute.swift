extension Attribute {
    /// Inline style: `.style("--columns: \(count)")`. What is interpolated cannot leave its place in the declaration.
    @_transparent public static func style(_ value: @autoclosure () -> StyleText) -> Attribute {
        let start = Listener.beginAttribute(Literal("style"))
        Listener.endAttribute(Literal("style"), start, AttributeText(recorded: value().text))
        return Attribute()
    }
}

/// The text of a `style` attribute. In interpolated strings every character that could end a value, begin a function or
/// a comment, or escape is replaced by `_`; letters, digits and `# % . , + - _` and space are kept.
public struct StyleText: ExpressibleByStringInterpolation {
    public let text: RecordedText

    @_transparent public init(stringLiteral literal: StaticString) {
        text = Listener.attributeLiteral(Literal(literal))
    }

    @_transparent public init(stringInterpolation: Interpolation) {
        text = Listener.endAttributeText(stringInterpolation.start)
    }

    public struct Interpolation: StringInterpolationProtocol {
        public let start: Int
        @_transparent public init(literalCapacity: Int, interpolationCount: Int) {
            start = Listener.beginAttributeText()
        }
        @_transparent public mutating func appendLiteral(_ literal: StaticString) { Listener.write(literal) }
        @_transparent public mutating func appendInterpolation(_ value: Int) { Listener.write(value) }
        @_transparent public mutating func appendInterpolation(_ value: Double) { value.writeText() }
        public mutating func appendInterpolation(_ value: String) {
            value.withUTF8Bytes { bytes in
                for byte in bytes { Listener.write(byte: isStyleSafe(byte) ? byte : UInt8(ascii: "_")) }
            }
        }
    }
}

private func isStyleSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "."),
        UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "), 0x80...:
        true
    default: false
    }
}
