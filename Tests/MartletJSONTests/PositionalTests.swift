@testable import MartletJSON
import Testing

/// Objects without their names: what a page's data is.
@Suite struct PositionalTests {
    private func text<T: JSONCodable>(_ value: T) -> String {
        var writer = JSONWriter(isPositional: true)
        writer.write(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func read<T: JSONCodable>(_ text: String, as _: T.Type = T.self) throws -> T {
        try T(json: Array(text.utf8), limits: JSONLimits(takesPositional: true))
    }

    @Test func valuesStandInTheOrderOfDeclaration() {
        let comment = Comment(id: 3, text: "<a>", author: Author(name: "b", site: nil), answers: [])
        #expect(text(comment) == #"[3,"\u003Ca>",["b",null],[]]"#)
        #expect(text(Event.moved(x: 1, 2, note: nil)) == #"{"moved":[1,2,null]}"#)
        #expect(text([Author(name: "a", site: "s")]) == #"[["a","s"]]"#)
    }

    @Test(arguments: 0..<20) func modelsOfAllShapes(seed: Int) throws {
        var random = Seeded(UInt64(seed) + 101)
        for _ in 0..<100 {
            let photo = random.photo()
            if photo.rating?.isNaN == true { continue }
            #expect(try read(text(photo)) == photo)
            let event = random.event()
            if "\(event)".contains("nan") { continue }
            #expect(try read(text(event)) == event)
            #expect(try read(event.text) == event, "names are read as well")
        }
        #expect(try read(text(Empty())) == Empty())
        #expect(try read(text(Celsius(3))) == Celsius(3))
    }

    @Test func strangersSendNames() {
        #expect(throws: JSONError.self) { try Author(text: #"["a","b"]"#) }
        #expect(throws: JSONError.self) { try Empty(text: "[]") }
    }

    @Test(arguments: [
        "[", "[]", "[3]", #"[3,"a",["b",null],[],7]"#, #"[3,"a",["b",null,1],[]]"#, #"[3,"a","b",[]]"#,
        #"["a",3,["b",null],[]]"#,
        #"[3,"a",["b",null],[]"#, #"[3,"a",["b",null],[],]"#, #"[3,"a",["b",null],[]}"#,
    ])
    func dataOfAnotherBuildIsAnError(text: String) {
        #expect(throws: JSONError.self) { try read(text, as: Comment.self) }
    }

    @Test func errorsNameTheirPlace() {
        let error = #expect(throws: JSONError.self) {
            try read(#"[3,"a",["b",null],[[4,"x",["b",null],[]],[5,6,["b",null],[]]]]"#, as: Comment.self)
        }
        #expect(error?.description.contains("[3][1][1]") == true, "\(String(describing: error))")
    }
}

/// The writer takes eight bytes at a time; what it writes does not depend on where in them something stands.
@Suite struct QuotingTests {
    /// As RFC 8259 and ``JSONWriter`` have it, one byte after the other.
    private func quoted(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x22]
        for byte in bytes {
            switch byte {
            case 0x22, 0x5C: result += [0x5C, byte]
            case 0x0A: result += Array("\\n".utf8)
            case 0x0D: result += Array("\\r".utf8)
            case 0x09: result += Array("\\t".utf8)
            case 0x3C: result += Array("\\u003C".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16, uppercase: true)
                result += Array(("\\u00" + (digits.utf8.count < 2 ? "0" : "") + digits).utf8)
            default: result.append(byte)
            }
        }
        return result + [0x22]
    }

    private func written(_ bytes: [UInt8], capacity: Int = 0) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        bytes.withUnsafeBufferPointer { writer.quote($0) }
        return writer.bytes
    }

    @Test func everyByteAtEveryPlace() {
        for length in 1...24 {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var bytes = [UInt8](repeating: 0x61, count: length)
                    bytes[place] = byte
                    #expect(written(bytes) == quoted(bytes), "\(byte) at \(place) of \(length)")
                }
            }
        }
    }

    @Test func manyEscapesFindRoom() {
        for byte: UInt8 in [0x01, 0x22, 0x3C, 0x0A] {
            for length in 0...200 {
                let bytes = [UInt8](repeating: byte, count: length)
                #expect(written(bytes) == quoted(bytes))
            }
        }
    }

    @Test func lineSeparatorsAtEveryPlace() {
        for place in 0...20 {
            for separator in ["\u{2028}", "\u{2029}", "\u{2027}", "\u{E2}", "\u{2030}"] {
                let text = String(repeating: "a", count: place) + separator + "b" + separator
                let wanted =
                    "\"" + text.replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029") + "\""
                #expect(text.text == wanted)
            }
        }
    }
}
