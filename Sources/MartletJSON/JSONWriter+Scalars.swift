extension JSONWriter {
    /// Writes a string.
    @inline(never) @_effects(releasenone)
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

    @inline(never) @_effects(releasenone)
    public mutating func writeInt64(_ value: Int64) {
        separate()
        if value < 0 { append(UInt8(ascii: "-")) }
        writeDigits(value.magnitude)
    }

    @inline(never) @_effects(releasenone)
    public mutating func writeUInt64(_ value: UInt64) {
        separate()
        writeDigits(value)
    }

    /// Writes the shortest decimal that reads back as exactly this number; what JSON has no number for as the string
    /// `"NaN"`, `"Infinity"` or `"-Infinity"`.
    @inline(never) @_effects(releasenone)
    public mutating func writeDouble(_ value: Double) {
        guard value.isFinite else {
            return writeWord(value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
        }
        writeDecimal { JSONNumber.format(value, into: $0) }
    }

    /// Writes the shortest decimal that reads back as exactly this number.
    @inline(never) @_effects(releasenone)
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
        reserve(length)
        count += length
        rest = value
        var place = count
        repeat {
            place -= 1
            base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        needsComma = true
    }

    @inline(never)
    mutating func appendEscape(_ unit: UInt16) {
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
