import MartletJSON
import Testing

/// Whatever the bytes are, the reader answers with a value or an error: a trap would end the test run.
@Suite struct FuzzTests {
    @Test(arguments: 1...20) func mutatedTexts(seed: Int) {
        var random = Seeded(UInt64(seed))
        var refused = 0
        for _ in 0..<400 {
            var bytes = random.bool() ? random.photo().jsonBytes() : random.event().jsonBytes()
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
            refused += read(bytes)
        }
        #expect(refused > 100)
    }

    @Test(arguments: 1...10) func randomBytes(seed: Int) {
        var random = Seeded(UInt64(seed) + 1000)
        let alphabet =
            Array("{}[]\":,\\u0123456789dDeE+-.tfn arulse\u{E9}\u{1F426}".utf8) + [0, 0x80, 0xFF, 0xED, 0xA0]
        for _ in 0..<2000 {
            let isNoise = random.bool()
            _ = read(
                random.list(60) { isNoise ? UInt8(truncatingIfNeeded: $0.next()) : alphabet.randomElement(using: &$0)! }
            )
        }
    }

    @Test func everyPrefixOfAText() {
        var random = Seeded(3)
        let bytes = random.photo().jsonBytes()
        for length in 0..<bytes.count { #expect(throws: JSONError.self) { try Photo(json: Array(bytes[..<length])) } }
    }

    @Test func hugeNumbers() throws {
        let digits = String(repeating: "9", count: 1_000_000)
        #expect(throws: JSONError.self) { try Int(text: digits) }
        #expect(throws: JSONError.self) { try Double(text: digits) }
        #expect(try Double(text: "0." + digits) == 1)
        #expect(try Double(text: "1" + String(repeating: "0", count: 308)) == 1e308)
        #expect(try Double(text: "1e-\(digits)") == 0)
        #expect(throws: JSONError.self) { try Double(text: "1e\(digits)") }
        #expect(try Double(text: "0e\(digits)") == 0)
        #expect(throws: JSONError.self) { try Float(text: "1e39") }
        #expect(throws: JSONError.self) { try UInt64(text: "18446744073709551616") }
        #expect(throws: JSONError.self) { try UInt64(text: "-1") }
        #expect(throws: JSONError.self) { try Int64(text: "9223372036854775808") }
        #expect(throws: JSONError.self) { try Int64(text: "-9223372036854775809") }
        #expect(throws: JSONError.self) { try UInt8(text: "256") }
        #expect(try UInt64(text: "-0") == 0)
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout Seeded) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert("{}[],:\"\\-e".utf8.randomElement(using: &random)!, at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 12)], at: place)
        }
    }

    /// 1 if the bytes were refused by every type; each refusal has a message, within the text.
    private func read(_ bytes: [UInt8]) -> Int {
        func check<T: JSONCodable>(_: T.Type) -> Bool {
            do {
                _ = try T(json: bytes)
                return false
            } catch {
                #expect(error.offset >= 0 && error.offset <= bytes.count)
                #expect(error.description.hasSuffix("(byte \(error.offset))"))
                return true
            }
        }
        let isRefused = [
            check(Photo.self), check(Event.self), check(Skipped.self), check([String: [Double]].self),
            check(Timestamp.self),
            check(JSONObject<String>.self), check(Level.self),
        ]
        return isRefused.contains(false) ? 0 : 1
    }
}
