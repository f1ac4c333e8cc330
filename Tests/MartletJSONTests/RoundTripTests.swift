import MartletJSON
import Testing

/// What is written is read back as it was.
@Suite struct RoundTripTests {
    @Test(arguments: 0..<40) func modelsOfAllShapes(seed: Int) throws {
        var random = Seeded(UInt64(seed) + 1)
        for _ in 0..<100 {
            let photo = random.photo()
            // NaN is not equal to itself; random bits hold some.
            if photo.rating?.isNaN == true { continue }
            #expect(try Photo(json: photo.jsonBytes()) == photo)
            let event = random.event()
            if "\(event)".contains("nan") { continue }
            #expect(try Event(json: event.jsonBytes()) == event)
        }
    }

    @Test func integersOfAllWidthsAtTheirBounds() throws {
        func check<T: JSONInteger>(_: T.Type) throws {
            var random = Seeded(7)
            for value in [T.min, T.max, 0, 1, T.max / 10, T.min / 10] {
                #expect(try T(json: value.jsonBytes()) == value)
            }
            for _ in 0..<500 {
                let value: T = random.integer()
                #expect(value.text == value.description)
                #expect(try T(json: value.jsonBytes()) == value)
            }
        }
        try check(Int.self)
        try check(Int8.self)
        try check(Int16.self)
        try check(Int32.self)
        try check(Int64.self)
        try check(UInt.self)
        try check(UInt8.self)
        try check(UInt16.self)
        try check(UInt32.self)
        try check(UInt64.self)
        #expect(try Int64(text: "9007199254740993") == 9_007_199_254_740_993)
    }

    @Test func doublesBitForBit() throws {
        var random = Seeded(8)
        for _ in 0..<20_000 {
            let value = random.double()
            let back = try Double(json: value.jsonBytes())
            #expect(back.bitPattern == value.bitPattern || (back.isNaN && value.isNaN), "\(value.text)")
            let narrow = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
            let narrowBack = try Float(json: narrow.jsonBytes())
            #expect(narrowBack.bitPattern == narrow.bitPattern || (narrowBack.isNaN && narrow.isNaN), "\(narrow.text)")
        }
    }

    @Test func decimalsAreReadAsTheStandardLibraryReadsThem() throws {
        var random = Seeded(9)
        for _ in 0..<20_000 {
            let whole = UInt64.random(in: 0...(.max), using: &random) >> (random.next() % 64)
            var text = "\(whole)"
            if random.bool() {
                text +=
                    ".\(String(repeating: "0", count: Int(random.next() % 5)))\(random.next() >> (random.next() % 64))"
            }
            if random.bool() {
                text += ["e", "E", "e+", "e-", "E-"].randomElement(using: &random)! + "\(random.next() % 330)"
            }
            if random.bool() { text = "-" + text }
            let wanted = Double(text)!
            if wanted.isFinite {
                #expect(try Double(text: text).bitPattern == wanted.bitPattern, "\(text)")
            } else {
                #expect(throws: JSONError.self) { try Double(text: text) }
            }
        }
    }

    @Test func whatJSONHasNoNumberForIsAString() throws {
        #expect(Double.nan.text == "\"NaN\"")
        #expect(Double.infinity.text == "\"Infinity\"")
        #expect((-Float.infinity).text == "\"-Infinity\"")
        #expect(try Double(text: "\"-Infinity\"") == -.infinity)
        #expect(try Float(text: "\"NaN\"").isNaN)
        #expect(throws: JSONError.self) { try Double(text: "\"nan\"") }
        #expect(throws: JSONError.self) { try Double(text: "NaN") }
    }

    @Test func everyScalarOfUnicode() throws {
        for start in stride(from: UInt32(0), through: 0x10FFFF, by: 0x400) {
            let scalars = (start..<start + 0x400).compactMap(Unicode.Scalar.init)
            let text = String(String.UnicodeScalarView(scalars))
            let back = try String(json: text.jsonBytes())
            #expect(back.utf8.elementsEqual(text.utf8))
        }
    }

    /// Texts are written by the word: what has to be escaped is found at each place of one, and of the rest behind the last.
    @Test func eachEscapeAtEachPlace() {
        let escapes = [
            "\"": #"\""#, "\\": #"\\"#, "<": #"\u003C"#, "\n": #"\n"#, "\u{1}": #"\u0001"#, "\u{2028}": #"\u2028"#,
            "\u{2029}": #"\u2029"#, "é": "é", "\u{2027}": "\u{2027}",
        ]
        for (text, escape) in escapes {
            for length in 0...33 {
                for place in 0...length {
                    let before = String(repeating: "x", count: place),
                        after = String(repeating: "y", count: length - place)
                    for again in ["", text, "z" + text] {
                        let written = String(decoding: (before + text + again + after).jsonBytes(), as: UTF8.self)
                        #expect(written == "\"\(before)\(escape)\(again.replacing(text, with: escape))\(after)\"")
                    }
                }
            }
        }
    }

    @Test func everyScalarAsEscapes() throws {
        for start in stride(from: UInt32(0), through: 0x10FFFF, by: 0x400) {
            let scalars = (start..<start + 0x400).compactMap(Unicode.Scalar.init)
            let text = String(String.UnicodeScalarView(scalars))
            var escaped = "\""
            for unit in text.utf16 {
                let digits = String(unit, radix: 16, uppercase: unit & 1 == 0)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            #expect(try String(text: escaped + "\"").utf8.elementsEqual(text.utf8))
        }
    }

    @Test func dictionariesAndOrderedObjects() throws {
        let dictionary = ["b": 1, "a": 2, "": 3, "<": 4]
        #expect(dictionary.text == #"{"":3,"\u003C":4,"a":2,"b":1}"#)
        #expect(try [String: Int](text: dictionary.text) == dictionary)
        let object = try JSONObject<[Int]>(text: #"{"z":[1],"a":[],"\u00e9":[2,3]}"#)
        #expect(object.text == #"{"z":[1],"a":[],"é":[2,3]}"#)
        #expect(object["é"] == [2, 3])
        #expect(object["y"] == nil)
        #expect(throws: JSONError.self) { try JSONObject<Int>(text: #"{"a":1,"b":2,"\u0061":3}"#) }
        #expect(throws: JSONError.self) { try [String: Int](text: #"{"a":1,"a":1}"#) }
    }
}

extension JSONCodable {
    /// The JSON text.
    var text: String { String(decoding: jsonBytes(), as: UTF8.self) }

    /// Reads a JSON text.
    init(text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init(json: Array(text.utf8), limits: limits)
    }
}
