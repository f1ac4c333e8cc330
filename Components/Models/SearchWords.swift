import Martlet

/// What a visitor looks for: a photograph fits if each word is somewhere in its texts.
///
/// The same on both sides, so it compares bytes: lower case and without accents, of Latin, Greek and Cyrillic letters.
struct SearchWords {
    private let words: [[UInt8]]

    init(_ text: String) {
        words = Self.folded(text).split { !Self.isLetter($0) }.map { Array($0) }
    }

    var isEmpty: Bool { words.isEmpty }

    func fit(_ photo: FoundPhoto) -> Bool {
        if words.isEmpty { return true }
        let text = Self.folded(photo.title, photo.caption, photo.photographer, photo.tags)
        for word in words where !Self.contains(text, word) { return false }
        return true
    }

    #if Server
    /// The words for SQLite's full-text search, each the beginning of a word: `"owl"* "night"*`.
    var fullText: String {
        words.map { "\"" + String(decoding: $0, as: UTF8.self) + "\"*" }.joined(separator: " ")
    }
    #endif

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: false
        }
    }

    /// Lower case and without accents; each text on a line of its own, each Chinese character a word of its own.
    static func folded(_ texts: String...) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in texts {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
            text.withUTF8Bytes { text in
                var rest = 0
                while rest < text.count {
                    let lead = text[rest]
                    let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
                    let next = rest + 1 < text.count ? text[rest + 1] : 0
                    if length == 1 {
                        bytes.append(lead >= UInt8(ascii: "A") && lead <= UInt8(ascii: "Z") ? lead | 0x20 : lead)
                    } else if length == 2 {
                        append(UInt16(lead & 0x1F) << 6 | UInt16(next & 0x3F), to: &bytes)
                    } else if lead == 0xE1 && next >= 0xB8 && next <= 0xBB && rest + 2 < text.count {
                        append(0x1000 | UInt16(next & 0x3F) << 6 | UInt16(text[rest + 2] & 0x3F), to: &bytes)
                    } else if (lead == 0xE2 || lead == 0xE3) && next <= 0x80 {
                        // The dashes, quotes and dots of all scripts.
                        bytes.append(UInt8(ascii: " "))
                    } else {
                        let isIdeograph = lead >= 0xE3 && lead <= 0xE9
                        if isIdeograph { bytes.append(UInt8(ascii: " ")) }
                        var i = rest
                        while i < rest + length, i < text.count {
                            bytes.append(text[i])
                            i += 1
                        }
                        if isIdeograph { bytes.append(UInt8(ascii: " ")) }
                    }
                    rest += length
                }
            }
        }
        return bytes
    }

    /// Adds a character below U+0800, or from U+1E00 to U+1EFF: Latin, Greek and Cyrillic letters are folded.
    private static func append(_ scalar: UInt16, to bytes: inout [UInt8]) {
        var folded = scalar
        switch scalar {
        case 0xC0..<0x234: if appendBase(of: latin.utf8Start[Int(scalar - 0xC0)], to: &bytes) { return }
        case 0x1E00...: if appendBase(of: pairs.utf8Start[Int(scalar - 0x1E00) >> 1], to: &bytes) { return }
        case 0x300..<0x370: return  // accents that stand behind their letters
        case 0x386, 0x3AC: folded = 0x3B1
        case 0x388, 0x3AD: folded = 0x3B5
        case 0x389, 0x3AE: folded = 0x3B7
        case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: folded = 0x3B9
        case 0x38C, 0x3CC: folded = 0x3BF
        case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: folded = 0x3C5
        case 0x38F, 0x3CE: folded = 0x3C9
        case 0x3C2: folded = 0x3C3
        case 0x391...0x3A9, 0x410...0x42F: folded = scalar + 0x20
        case 0x400...0x40F: folded = scalar + 0x50
        default: break
        }
        // Accents of Cyrillic letters, which may also stand behind them: `й`, `ё`, `ї`, `ў`.
        switch folded {
        case 0x439, 0x45D: folded = 0x438
        case 0x450, 0x451: folded = 0x435
        case 0x453: folded = 0x433
        case 0x457: folded = 0x456
        case 0x45C: folded = 0x43A
        case 0x45E: folded = 0x443
        default: break
        }
        if folded < 0x800 {
            bytes.append(UInt8(0xC0 | folded >> 6))
        } else {
            bytes.append(UInt8(0xE0 | folded >> 12))
            bytes.append(UInt8(0x80 | folded >> 6 & 0x3F))
        }
        bytes.append(UInt8(0x80 | folded & 0x3F))
    }

    /// Adds what the tables have for a letter.
    /// - Returns: false for `*`, which is no letter.
    private static func appendBase(of base: UInt8, to bytes: inout [UInt8]) -> Bool {
        if base == UInt8(ascii: "*") { return false }
        bytes.append(base | 0x20)
        // Two letters in one: `ß`, `æ`, `œ`.
        if base & 0x20 == 0 { bytes.append(base == UInt8(ascii: "S") ? UInt8(ascii: "s") : UInt8(ascii: "e")) }
        return true
    }

    /// What the letters from U+00C0, `À`, to U+0233, `ȳ`, are without accents; `*` is none, a capital stands for two.
    private static var latin: StaticString {
        """
        aaaaaaAceeeeiiiidnooooo*ouuuuytSaaaaaaAceeeeiiiidnooooo*ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn\
        ooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
        ********************************oo*************uu***************************\
        *aaiioouuuuuuuuuu*aaaaAA**ggkkoooo**j***gg**nnaaAAoo\
        aaaaeeeeiiiioooorrrruuuusstt**hh******aaeeooooooooyy
        """
    }

    /// The same of the pairs of a capital and a small letter from U+1E00, `Ḁ`, to U+1EFF, `ỿ`: those of Vietnamese, and `ẞ`.
    private static var pairs: StaticString {
        """
        abbbcdddddeeeeefghhhhhiikkkllllmmmnnnnoooopprrrrsssssttttuuuuuvvwwwwwxxyzzz****S\
        aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy***
        """
    }

    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard text.count >= word.count else { return false }
        for start in 0...(text.count - word.count) {
            var i = 0
            while i < word.count, text[start + i] == word[i] { i += 1 }
            if i == word.count { return true }
        }
        return false
    }
}
