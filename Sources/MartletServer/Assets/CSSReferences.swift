#if Server
/// Finds the references to other files in a style sheet: `url(…)` and `@import "…"`, outside of comments and of other
/// strings (https://drafts.csswg.org/css-syntax-3/#tokenization).
enum CSSReferences {
    /// The ranges of `css` in which an address stands, without quotes and blanks.
    static func find(in css: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        var isImport = false
        while index < css.count {
            let byte = css[index]
            if starts(css, at: index, with: "/*") {
                index = end(of: "*/", in: css, from: index + 2)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let close = endOfString(css, from: index + 1, quote: byte)
                if isImport { found.append(index + 1..<close) }
                isImport = false
                index = close + 1
            } else if byte == UInt8(ascii: "\\") {
                index += 2
            } else if byte == UInt8(ascii: "@") {
                isImport = starts(css, at: index, with: "@import")
                index += 1
            } else if starts(css, at: index, with: "url("), !isNameByte(index > 0 ? css[index - 1] : 0) {
                isImport = false
                index = urlToken(css, from: index + 4, into: &found)
            } else {
                if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "{") { isImport = false }
                index += 1
            }
        }
        return found
    }

    /// Reads what follows `url(`; gives back where to go on.
    private static func urlToken(_ css: [UInt8], from start: Int, into found: inout [Range<Int>]) -> Int {
        var index = start
        while index < css.count, isBlank(css[index]) { index += 1 }
        guard index < css.count else { return index }
        if css[index] == UInt8(ascii: "\"") || css[index] == UInt8(ascii: "'") {
            let close = endOfString(css, from: index + 1, quote: css[index])
            found.append(index + 1..<close)
            return close + 1
        }
        let close = css[index...].firstIndex(of: UInt8(ascii: ")")) ?? css.count
        var end = close
        while end > index, isBlank(css[end - 1]) { end -= 1 }
        found.append(index..<end)
        return close
    }

    private static func endOfString(_ css: [UInt8], from start: Int, quote: UInt8) -> Int {
        var index = start
        while index < css.count, css[index] != quote {
            index += css[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, css.count)
    }

    private static func end(of text: StaticString, in css: [UInt8], from start: Int) -> Int {
        var index = start
        while index < css.count, !starts(css, at: index, with: text) { index += 1 }
        return min(index + text.utf8CodeUnitCount, css.count)
    }

    private static func starts(_ css: [UInt8], at index: Int, with text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard css.count - index >= length else { return false }
        return text.withUTF8Buffer { text in
            (0..<length).allSatisfy { offset in
                let byte = css[index + offset]
                let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                return (isUpper ? byte | 0x20 : byte) == text[offset]
            }
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
#endif
