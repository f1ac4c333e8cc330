/// A number as it stands in the text, already checked against the grammar.
struct JSONNumberText {
    let start: Int
    let end: Int
    let isInteger: Bool
}

extension JSONReader {
    /// Reads an integer of any width. A fraction, an exponent, and what does not fit are errors.
    @_transparent
    public mutating func readInteger<T: FixedWidthInteger>() throws(JSONError) -> T {
        if T.isSigned {
            guard let value = T(exactly: try readInt64()) else { throw fail(.numberOutOfRange) }
            return value
        }
        guard let value = T(exactly: try readUInt64()) else { throw fail(.numberOutOfRange) }
        return value
    }

    /// Reads an integer from -2^63 to 2^63 - 1, exactly.
    @inline(never)
    public mutating func readInt64() throws(JSONError) -> Int64 {
        let text = try scanInteger()
        let isNegative = base[text.start] == UInt8(ascii: "-")
        let magnitude = try magnitude(text, from: isNegative ? text.start &+ 1 : text.start)
        if isNegative, magnitude <= 1 << 63 { return Int64(bitPattern: 0 &- magnitude) }
        guard !isNegative, magnitude < 1 << 63 else { throw outOfRange(text) }
        return Int64(bitPattern: magnitude)
    }

    /// Reads an integer from 0 to 2^64 - 1, exactly.
    @inline(never)
    public mutating func readUInt64() throws(JSONError) -> UInt64 {
        let text = try scanInteger()
        guard base[text.start] == UInt8(ascii: "-") else { return try magnitude(text, from: text.start) }
        guard try magnitude(text, from: text.start &+ 1) == 0 else { throw outOfRange(text) }
        return 0
    }

    /// Reads a number to the nearest `Double`; or one of the strings `"NaN"`, `"Infinity"`, `"-Infinity"`, for which
    /// JSON has no numbers.
    @inline(never)
    public mutating func readDouble() throws(JSONError) -> Double {
        if peek() == UInt8(ascii: "\"") { return try readNotFinite() }
        let text = try scanNumber()
        let value = JSONNumber.double(UnsafeBufferPointer(start: base + text.start, count: text.end &- text.start))
        guard value.isFinite else { throw outOfRange(text) }
        return value
    }

    /// As ``readDouble()``, to the nearest `Float`.
    @inline(never)
    public mutating func readFloat() throws(JSONError) -> Float {
        if peek() == UInt8(ascii: "\"") { return Float(try readNotFinite()) }
        let text = try scanNumber()
        let value = JSONNumber.float(UnsafeBufferPointer(start: base + text.start, count: text.end &- text.start))
        guard value.isFinite else { throw outOfRange(text) }
        return value
    }

    private mutating func readNotFinite() throws(JSONError) -> Double {
        switch try readCase("NaN\0Infinity\0-Infinity\0\u{1}") {
        case 0: .nan
        case 1: .infinity
        default: -.infinity
        }
    }

    private mutating func scanInteger() throws(JSONError) -> JSONNumberText {
        let text = try scanNumber()
        guard text.isInteger else {
            offset = text.start
            throw fail(.notAnInteger)
        }
        return text
    }

    private mutating func outOfRange(_ text: JSONNumberText) -> JSONError {
        offset = text.start
        return fail(.numberOutOfRange)
    }

    /// The decimal digits from `first` on as a number. Without overflow checks by the processor: in the browser a
    /// checked 64-bit multiplication is a library call.
    private mutating func magnitude(_ text: JSONNumberText, from first: Int) throws(JSONError) -> UInt64 {
        guard text.end &- first <= 20 else { throw outOfRange(text) }
        var value: UInt64 = 0
        for i in first..<text.end {
            let digit = UInt64(base[i] &- UInt8(ascii: "0"))
            // Only the twentieth digit can pass 2^64 - 1 = 18446744073709551615.
            if i &- first == 19, value > 1_844_674_407_370_955_161 || (value == 1_844_674_407_370_955_161 && digit > 5)
            {
                throw outOfRange(text)
            }
            value = value &* 10 &+ digit
        }
        return value
    }

    /// Passes a number and checks it (RFC 8259, section 6).
    @inline(never)
    mutating func scanNumber() throws(JSONError) -> JSONNumberText {
        guard kind() == .number else { throw expected(.number) }
        let start = offset
        if base[offset] == UInt8(ascii: "-") { offset &+= 1 }
        let leading = offset
        try scanDigits()
        if base[leading] == UInt8(ascii: "0"), offset &- leading > 1 {
            throw fail(.malformed("a number begins with 0"))
        }
        var isInteger = true
        if offset < count, base[offset] == UInt8(ascii: ".") {
            isInteger = false
            offset &+= 1
            try scanDigits()
        }
        if offset < count, base[offset] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            offset &+= 1
            if offset < count, base[offset] == UInt8(ascii: "+") || base[offset] == UInt8(ascii: "-") { offset &+= 1 }
            try scanDigits()
        }
        return JSONNumberText(start: start, end: offset, isInteger: isInteger)
    }

    private mutating func scanDigits() throws(JSONError) {
        let start = offset
        while offset < count, base[offset] &- UInt8(ascii: "0") < 10 { offset &+= 1 }
        if offset == start { throw fail(.malformed("expected a digit")) }
    }
}
