/// A string as it stands in the text, between its quotes, already checked.
struct JSONText {
    let start: Int
    let end: Int
    let isEscaped: Bool
}

extension JSONReader {
    /// Reads a string.
    @inline(never)
    public mutating func readString() throws(JSONError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw expected(.string) }
        return string(try scanString())
    }

    /// Passes a string, whose quote is here, and checks its escapes and its UTF-8.
    @inline(never)
    mutating func scanString() throws(JSONError) -> JSONText {
        offset &+= 1
        let start = offset
        var isEscaped = false
        while true {
            skipPlain()
            guard offset < count else { throw fail(.malformed("the text ends within a string")) }
            let byte = base[offset]
            if byte == UInt8(ascii: "\"") {
                offset &+= 1
                return JSONText(start: start, end: offset &- 1, isEscaped: isEscaped)
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                try scanEscape()
            } else if byte >= 0x80 {
                #if hasFeature(Embedded)
                // What comes from JavaScript is well-formed.
                offset &+= 1
                #else
                let length = sequenceLength()
                guard length > 0 else { throw fail(.malformed("a string is not UTF-8")) }
                offset &+= length
                #endif
            } else {
                throw fail(.malformed("a control character stands in a string unescaped"))
            }
        }
    }

    /// Passes the bytes that need no thought: ASCII without controls, quote and backslash; eight at a time.
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        while offset &+ 8 <= count {
            let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
            // The high bit of a byte is set where the byte is below 0x20, a quote, a backslash, or not ASCII. Borrows can
            // set it above such a byte too, which costs a second look and no more.
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let special = (word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word
            if special & (ones &* 0x80) != 0 { break }
            offset &+= 8
        }
        while offset < count {
            let byte = base[offset]
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            offset &+= 1
        }
    }

    /// The length of the UTF-8 sequence here, or 0 if it is not well-formed (Unicode, table 3-7).
    private func sequenceLength() -> Int {
        let lead = base[offset]
        let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard length > 0, count &- offset >= length else { return 0 }
        let second = base[offset &+ 1]
        let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return 0 }
        var i = 2
        while i < length {
            guard base[offset &+ i] & 0xC0 == 0x80 else { return 0 }
            i &+= 1
        }
        return length
    }

    /// Passes an escape, whose backslash is here.
    private mutating func scanEscape() throws(JSONError) {
        guard offset &+ 1 < count else { throw fail(.malformed("the text ends within a string")) }
        switch base[offset &+ 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset &+= 2
        case UInt8(ascii: "u"):
            let unit = hex(at: offset &+ 2)
            guard unit >= 0 else { throw fail(.malformed("\\u is not followed by four hexadecimal digits")) }
            if unit & 0xF800 == 0xD800 {
                // Half of a pair alone is no Unicode text, and a Swift string cannot hold it.
                guard unit < 0xDC00, offset &+ 7 < count,
                    base[offset &+ 6] == UInt8(ascii: "\\"), base[offset &+ 7] == UInt8(ascii: "u"),
                    hex(at: offset &+ 8) & ~0x3FF == 0xDC00
                else { throw fail(.malformed("a surrogate stands without its pair")) }
                offset &+= 6
            }
            offset &+= 6
        default: throw fail(.malformed("unknown escape in a string"))
        }
    }

    /// The four hexadecimal digits at `place` as a number, or -1.
    private func hex(at place: Int) -> Int32 {
        guard place <= count &- 4 else { return -1 }
        var value: Int32 = 0
        for i in place..<place &+ 4 {
            let byte = base[i]
            let letter = (byte | 0x20) &- UInt8(ascii: "a")
            if byte &- UInt8(ascii: "0") < 10 {
                value = value << 4 | Int32(byte &- UInt8(ascii: "0"))
            } else if letter < 6 {
                value = value << 4 | Int32(letter &+ 10)
            } else {
                return -1
            }
        }
        return value
    }

    /// The bytes of a string without escapes.
    func bytes(_ text: JSONText) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + text.start, count: text.end &- text.start)
    }

    @inline(never)
    func string(_ text: JSONText) -> String {
        guard text.isEscaped else { return Self.string(bytes(text)) }
        // No escape is shorter than what it stands for.
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.end &- text.start) { buffer in
            Self.string(UnsafeBufferPointer(start: buffer.baseAddress, count: unescape(text, into: buffer)))
        }
    }

    /// A string of checked UTF-8.
    static func string(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        String(wellFormed: utf8)
    }

    /// Writes the text with its escapes resolved; returns how many bytes that were.
    func unescape(_ text: JSONText, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        var output = start
        var i = text.start
        while i < text.end {
            let byte = base[i]
            i &+= 1
            guard byte == UInt8(ascii: "\\") else {
                output.pointee = byte
                output += 1
                continue
            }
            var scalar = Int32(base[i])
            i &+= 1
            switch UInt8(truncatingIfNeeded: scalar) {
            case UInt8(ascii: "b"): scalar = 0x08
            case UInt8(ascii: "f"): scalar = 0x0C
            case UInt8(ascii: "n"): scalar = 0x0A
            case UInt8(ascii: "r"): scalar = 0x0D
            case UInt8(ascii: "t"): scalar = 0x09
            case UInt8(ascii: "u"):
                scalar = hex(at: i)
                i &+= 4
                if scalar & 0xFC00 == 0xD800 {
                    scalar = 0x10000 &+ (scalar & 0x3FF) << 10 | (hex(at: i &+ 2) & 0x3FF)
                    i &+= 6
                }
            default: break
            }
            output = Self.write(scalar, to: output)
        }
        return output - start
    }

    /// Writes a scalar as UTF-8; returns the place behind it.
    private static func write(_ scalar: Int32, to output: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        guard scalar >= 0x80 else {
            output.pointee = UInt8(truncatingIfNeeded: scalar)
            return output + 1
        }
        let length: Int32 = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
        // The first byte begins with as many ones as there are bytes, each of the others with 10 and six bits.
        var shift = (length &- 1) &* 6
        output.pointee = UInt8(truncatingIfNeeded: 0xF00 >> length | scalar >> shift)
        var next = output + 1
        while shift > 0 {
            shift &-= 6
            next.pointee = 0x80 | UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F
            next += 1
        }
        return next
    }
}
