/// Decimal numbers to `Double`, correctly rounded.
public enum JSONNumber {
    #if hasFeature(Embedded)
    /// Reads a decimal number that takes more than 64 bits of arithmetic; the browser runtime sets it to JavaScript's
    /// own. The Embedded standard library cannot read numbers, and an exact reader would cost every page some kilobytes.
    nonisolated(unsafe) public static var parse: (UnsafeBufferPointer<UInt8>) -> Double = { _ in .nan }

    static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float { Float(double(text)) }
    #else
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        Double(String(decoding: text, as: UTF8.self)) ?? .nan
    }

    /// The nearest `Float`; by way of `Double` it would be rounded twice.
    static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float {
        Float(String(decoding: text, as: UTF8.self)) ?? .nan
    }
    #endif

    /// The `Double` nearest to a number that follows JSON's grammar; an infinity if it is too large for any.
    static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        var digits: UInt64 = 0
        var scale = 0
        var i = 0
        var isNegative = false
        var isFraction = false
        scan: while i < text.count {
            let byte = text[i]
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digits < 1 << 53 else { return parse(text) }
                digits = digits &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
                if isFraction { scale -= 1 }
            default: break scan
            }
            i += 1
        }
        if i < text.count { scale += exponent(text, from: i + 1) }
        // Both numbers are exact then, so one operation rounds once (Clinger, "How to read floating point numbers
        // accurately", 1990).
        guard digits <= 1 << 53, scale >= -22, scale <= 22 else { return parse(text) }
        var power = 1.0
        for _ in 0..<(scale < 0 ? -scale : scale) { power *= 10 }
        let value = scale < 0 ? Double(digits) / power : Double(digits) * power
        return isNegative ? -value : value
    }

    /// The exponent after the `e`; beyond ±9,999 it is all the same.
    private static func exponent(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var value = 0
        for i in start..<text.count where text[i] &- UInt8(ascii: "0") < 10 && value < 10_000 {
            value = value * 10 + Int(text[i] &- UInt8(ascii: "0"))
        }
        return text[start] == UInt8(ascii: "-") ? -value : value
    }
}
