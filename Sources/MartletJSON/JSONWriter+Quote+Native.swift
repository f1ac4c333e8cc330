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
        let words = UnsafeRawPointer(source)
        var i = 0
        while i < length {
            while i + 8 <= length {
                let word = words.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                if Self.mayNeedEscape(word) { break }
                UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
                i += 8
                count += 8
            }
            let end = min(i + 8, length)
            while i < end {
                let byte = source[i]
                if Self.isPlain(byte) {
                    base[count] = byte
                    count += 1
                    i += 1
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    base[count] = UInt8(ascii: "\\")
                    base[count + 1] = byte
                    count += 2
                    i += 1
                    reserve(length - i + Self.slack)
                } else if byte == UInt8(ascii: "<") {
                    // `\u003C`, from its end to its beginning, and two bytes that do not count.
                    UnsafeMutableRawPointer(base + count).storeBytes(of: 0x4333_3030_755C, as: UInt64.self)
                    count += 6
                    i += 1
                    reserve(length - i + Self.slack)
                } else if byte != 0xE2 {
                    appendEscape(UInt16(byte))
                    i += 1
                    reserve(length - i + Self.slack)
                } else if i + 2 < length, source[i + 1] == 0x80, source[i + 2] & 0xFE == 0xA8 {
                    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
                    appendEscape(source[i + 2] == 0xA8 ? 0x2028 : 0x2029)
                    i += 3
                    reserve(length - i + Self.slack)
                } else {
                    base[count] = byte
                    count += 1
                    i += 1
                }
            }
        }
    }

    /// Whether one of eight bytes is a control, `"`, `\`, `<` or E2; may say so once where it is not, after one that is.
    @inline(__always)
    private static func mayNeedEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func isZero(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
        let found =
            (word &- ones &* 0x20) & ~word | isZero(word ^ ones &* 0x22) | isZero(word ^ ones &* 0x5C)
            | isZero(word ^ ones &* 0x3C) | isZero(word ^ ones &* 0xE2)
        return found & (ones &* 0x80) != 0
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        // Bit by bit of those below 64: all but controls, `"` and `<`.
        byte < 64
            ? (0xEFFF_FFFB_0000_0000 as UInt64) >> UInt64(byte) & 1 != 0 : byte != UInt8(ascii: "\\") && byte != 0xE2
    }
}
#endif
