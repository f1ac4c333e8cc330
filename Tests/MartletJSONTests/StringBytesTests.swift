import MartletJSON
import Testing

@Suite struct StringBytesTests {
    @Test func stringsStandInTheOrderOfTheirScalars() {
        let texts = [
            "", "A", "AB", "B", "a", "aa", "ab", "z", "\u{E9}", "e\u{301}", "\u{FFFD}", "\u{1F426}",
            "a longer text than fits",
        ]
        for a in texts {
            for b in texts {
                #expect(a.precedes(b) == a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars), "\(a) and \(b)")
            }
        }
    }
}
