/// Decimal numbers to `Double`, correctly rounded.
enum JSONNumber {
    /// No number is written with more bytes: `-2.2250738585072014e-308` has 24.
    static let longest = 32

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
