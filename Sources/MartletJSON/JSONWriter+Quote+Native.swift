#if !hasFeature(Embedded)
extension JSONWriter {
    /// Writes UTF-8 in quotes, with what has to be escaped.
    ///
    /// Eight bytes at a time where nothing has to be: a page's data is texts for the most part, and this takes a third of the time
    /// of looking at each. The browser's half, where code is dearer than time, looks at each.
    mutating func quote(_ bytes: UnsafeBufferPointer<UInt8>) {
        let length = bytes.count
        reserve(length + Self.slack)
        base[count] = UInt8(ascii: "\"")
        count += 1
        if let source = bytes.baseAddress { copy(source, length) }
        base[count] = UInt8(ascii: "\"")
        count += 1
    }

    /// Two quotes, and a word that is stored whole though only a part of it counts.
    private static var slack: Int { 10 }

    private mutating func copy(_ source: UnsafePointer<UInt8>, _ length: Int) {
        var i = 0
        while i < length {
            // There is room for the rest as it is, and `slack`.
            let left = length - i
            let word = left >= 8 ? Self.word(source + i) : Self.lastWord(source + i, left, of: length)
            UnsafeMutableRawPointer(base + count).storeBytes(of: word.littleEndian, as: UInt64.self)
            let found = Self.bytesToEscape(word)
            // Most words have none, which is foreseen, so that the next need not wait for where this one ended.
            if found == 0, left >= 8 {
                i += 8
                count += 8
                continue
            }
            let plain = min(left, found.trailingZeroBitCount >> 3)
            i += plain
            count += plain
            guard found != 0 else { return }
            i += escape(source + i, length - i)
            reserve(length - i + Self.slack)
        }
    }

    /// Writes one character that may have to be escaped; returns how many bytes of the source that was.
    private mutating func escape(_ source: UnsafePointer<UInt8>, _ left: Int) -> Int {
        let byte = source[0]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            base[count] = UInt8(ascii: "\\")
            base[count + 1] = byte
            count += 2
        case UInt8(ascii: "<"):
            // `\u003C`, from its end to its beginning, and two bytes that do not count.
            UnsafeMutableRawPointer(base + count).storeBytes(
                of: (0x4333_3030_755C as UInt64).littleEndian, as: UInt64.self)
            count += 6
        case 0xE2:
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            if left > 2, source[1] == 0x80, source[2] & 0xFE == 0xA8 {
                appendEscape(source[2] == 0xA8 ? 0x2028 : 0x2029)
                return 3
            }
            base[count] = byte
            count += 1
        default: appendEscape(UInt16(byte))
        }
        return 1
    }

    @inline(__always)
    private static func word(_ source: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt64.self))
    }

    /// The last bytes of a text, fewer than eight, and plain ones behind them.
    @inline(__always)
    private static func lastWord(_ source: UnsafePointer<UInt8>, _ left: Int, of length: Int) -> UInt64 {
        let plain: UInt64 = 0x6161_6161_6161_6161 << UInt64(left &* 8)
        if length >= 8 { return word(source + left - 8) >> UInt64(64 &- left &* 8) | plain }
        // In two or three pieces that may lie over each other.
        func byte(_ i: Int) -> UInt64 { UInt64(source[i]) << UInt64(i &* 8) }
        if left < 4 { return byte(0) | byte(left &>> 1) | byte(left &- 1) | plain }
        func half(_ i: Int) -> UInt64 {
            UInt64(UInt32(littleEndian: UnsafeRawPointer(source + i).loadUnaligned(as: UInt32.self))) << UInt64(i &* 8)
        }
        return half(0) | half(left &- 4) | plain
    }

    /// The highest bit of each byte that is a control, `"`, `\`, `<` or E2. Right for the lowest of them; above it a bit may be set
    /// where nothing is.
    @inline(__always)
    private static func bytesToEscape(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func isZero(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
        let found =
            (word &- ones &* 0x20) & ~word | isZero(word ^ ones &* 0x22) | isZero(word ^ ones &* 0x5C)
            | isZero(word ^ ones &* 0x3C) | isZero(word ^ ones &* 0xE2)
        return found & (ones &* 0x80)
    }
}
#endif
