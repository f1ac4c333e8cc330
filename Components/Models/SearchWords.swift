import Martlet

/// What a visitor looks for: a photograph fits if each word is somewhere in its texts.
///
/// The same on both sides, so it compares bytes: lower case, and without the accents of Western European letters.
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

    /// Lower case and without accents; each text on a line of its own.
    static func folded(_ texts: String...) -> [UInt8] {
        // What U+00C0 to U+00FF, `À` to `ÿ`, are without accents. In UTF-8 they are C3 80 to C3 BF.
        let plain: StaticString = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
        var bytes: [UInt8] = []
        for text in texts {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
            var followsC3 = false
            text.withUTF8Bytes { text in
                for byte in text {
                    if followsC3, byte >= 0x80, byte < 0xC0 {
                        bytes[bytes.count - 1] = plain.utf8Start[Int(byte & 0x1F)]
                    } else {
                        bytes.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
                    }
                    followsC3 = byte == 0xC3
                }
            }
        }
        return bytes
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
