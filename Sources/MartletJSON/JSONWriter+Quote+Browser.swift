#if hasFeature(Embedded)
extension JSONWriter {
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
}
#endif
