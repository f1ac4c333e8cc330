extension String {
    /// A string from an interpolation: `String(composing: "\(width)px")`, for what is passed on as a `String`.
    ///
    /// Swift's own interpolation and `+` work as well, and bring 25 KB (8 KB of brotli) of string machinery into the browser, once.
    @_transparent public init(composing text: ComposedText) { self = text.string }
}

/// The text of ``Swift/String/init(composing:)``: its parts are collected as bytes.
public struct ComposedText: ExpressibleByStringInterpolation {
    public let string: String

    public init(stringLiteral literal: StaticString) {
        string = String(wellFormed: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
    public init(stringInterpolation: Interpolation) { string = stringInterpolation.finished() }

    public struct Interpolation: StringInterpolationProtocol {
        private var bytes = GrowableBuffer<UInt8>()

        public init(literalCapacity: Int, interpolationCount: Int) {}

        @inline(never)
        public mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(literal.utf8Start, literal.utf8CodeUnitCount)
        }

        @inline(never)
        public mutating func appendInterpolation(_ string: String) {
            string.withUTF8Bytes { part in
                if let start = part.baseAddress { bytes.append(start, part.count) }
            }
        }

        public mutating func appendInterpolation(_ number: Int) { appendInterpolation(String(decimal: number)) }

        @inline(never)
        func finished() -> String {
            defer { bytes.free() }
            return String(wellFormed: UnsafeBufferPointer(start: bytes.base, count: bytes.count))
        }
    }
}
