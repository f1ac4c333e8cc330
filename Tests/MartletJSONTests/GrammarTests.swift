import MartletJSON
import Testing

/// RFC 8259, to the letter: what is JSON is read, what is not is refused with its reason.
@Suite struct GrammarTests {
    @Test(arguments: [
        "0", "-0", "12", "-1.5e+10", "1E5", "0.0", "[]", "[ ]", " [1 , 2]\n", "{}", "{ \"a\" : { } }", "\"\"",
        "\"\\/\\b\\f\"",
        "true", "false", "null", "\t\r\n null \t", "[[[[]]]]", "\"\u{7F}\"", "{\"\":0}",
    ])
    func isRead(text: String) throws { try check(text) }

    @Test(arguments: [
        "", " ", "01", "-", "+1", ".5", "1.", "1.e5", "1e", "1e+", "0x1", "--1", "1 2", "[", "]", "[1", "[1,", "[1,]",
        "[,1]", "[1 2]",
        "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "{1:2}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[1}",
        "{\"a\":1]",
        "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\n\"", "\"\t\"", "\"\0\"", "'a'", "tru", "True",
        "nul", "nulll", "truefalse",
        "NaN", "Infinity", "// x\n1", "/* */1", "1//", "[1]]", "\u{FEFF}1", "\"\\ud800\"", "\"\\udc00\"",
        "\"\\ud800\\ud800\"", "\"\\ud800x\"",
        "\"\\ud800\\n\"", "\"\\udbff\\u0041\"", "\u{A0}1", "\0", "1\0",
    ])
    func isRefused(text: String) { #expect(throws: JSONError.self) { try check(text) } }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x20], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE],
            [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x28],
        ] as [[UInt8]])
    func malformedUTF8IsRefused(bytes: [UInt8]) {
        let text = [0x22] + bytes + [0x22]
        #expect(throws: JSONError.self) { try String(json: text) }
        #expect(throws: JSONError.self) { try Skipped(json: text) }
        #expect(throws: JSONError.self) { try Empty(json: Array("{".utf8) + text + Array(":1}".utf8)) }
    }

    @Test func nothingInAScriptElementCanEndIt() {
        let hostile = "</script><!--<script>\u{2028}\u{2029}"
        #expect(hostile.text == #""\u003C/script>\u003C!--\u003Cscript>\u2028\u2029""#)
        #expect(["<": ["<"]].text == #"{"\u003C":["\u003C"]}"#)
        #expect(Licence.quoted.text == #""say \"\u003Chi>\"""#)
    }

    @Test func theWriterPutsCommasAndSplices() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.write(1)
        writer.writeRaw(Array(#"{"x":1}"#.utf8))
        writer.writeNull()
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.key("b")
        writer.writeBool(true)
        writer.endObject()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":[1,{"x":1},null,{}],"b":true}"#)
    }

    /// Reads by skipping, which checks all the same.
    private func check(_ text: String) throws { _ = try Skipped(text: text) }
}

/// Any JSON value, passed over.
struct Skipped: JSONCodable {
    init(from json: inout JSONReader) throws(JSONError) { try json.skipValue() }
    func encode(to json: inout JSONWriter) { json.writeNull() }
}
