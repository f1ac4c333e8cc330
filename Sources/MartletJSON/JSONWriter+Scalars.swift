extension JSONWriter {
    /// Writes a string.
    @inline(never)
    public mutating func writeString(_ string: String) {
        separate()
        string.withUTF8Bytes { quote($0) }
        needsComma = true
    }

    /// Writes an integer of any width.
    @_transparent
    public mutating func writeInteger<T: FixedWidthInteger>(_ value: T) {
        if T.isSigned {
            writeInt64(Int64(truncatingIfNeeded: value))
        } else {
            writeUInt64(UInt64(truncatingIfNeeded: value))
        }
    }

    @inline(never)
    public mutating func writeInt64(_ value: Int64) {
        separate()
        if value < 0 { append(UInt8(ascii: "-")) }
        writeDigits(value.magnitude)
    }

    @inline(never)
    public mutating func writeUInt64(_ value: UInt64) {
        separate()
        writeDigits(value)
    }

    /// Writes the shortest decimal that reads back as exactly this number; what JSON has no number for as the string
    /// `"NaN"`, `"Infinity"` or `"-Infinity"`.
    @inline(never)
    public mutating func writeDouble(_ value: Double) {
        guard value.isFinite else {
            return writeWord(value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
        }
        writeDecimal { JSONNumber.format(value, into: $0) }
    }

    /// Writes the shortest decimal that reads back as exactly this number.
    @inline(never)
    public mutating func writeFloat(_ value: Float) {
        guard value.isFinite else { return writeDouble(Double(value)) }
        writeDecimal { JSONNumber.format(value, into: $0) }
    }

    private mutating func writeDecimal(_ format: (UnsafeMutablePointer<UInt8>) -> Int) {
        separate()
        reserve(JSONNumber.longest)
        count += format(base + count)
        // "12.0" is "12".
        if count > 2, base[count - 1] == UInt8(ascii: "0"), base[count - 2] == UInt8(ascii: ".") { count -= 2 }
        needsComma = true
    }

    private mutating func writeDigits(_ value: UInt64) {
        var rest = value
        var length = 1
        while rest > 9 {
            rest /= 10
            length += 1
        }
        for _ in 0..<length { append(UInt8(ascii: "0")) }
        rest = value
        var place = count
        repeat {
            place -= 1
            base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        needsComma = true
    }

    /// Writes UTF-8 in quotes, with what has to be escaped.
    mutating func quote(_ bytes: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if isPlain(byte) {
                i += 1
                continue
            }
            if byte == 0xE2 {
                // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
                guard i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] & 0xFE == 0xA8 else {
                    i += 1
                    continue
                }
                append(UnsafeBufferPointer(rebasing: bytes[start..<i]))
                appendEscape(bytes[i + 2] == 0xA8 ? 0x2028 : 0x2029)
                i += 3
            } else {
                append(UnsafeBufferPointer(rebasing: bytes[start..<i]))
                appendEscape(UInt16(byte))
                i += 1
            }
            start = i
        }
        append(UnsafeBufferPointer(rebasing: bytes[start...]))
        append(UInt8(ascii: "\""))
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "<")
            && byte != 0xE2
    }

    @inline(never)
    private mutating func appendEscape(_ unit: UInt16) {
        append(UInt8(ascii: "\\"))
        switch unit {
        case 0x22, 0x5C: append(UInt8(truncatingIfNeeded: unit))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0x09: append(UInt8(ascii: "t"))
        default:
            append(UInt8(ascii: "u"))
            var shift: UInt16 = 16
            while shift > 0 {
                shift -= 4
                let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
                append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
            }
        }
    }
}
