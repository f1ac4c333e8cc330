import MartletJSON
import Testing

/// An error says what was expected, what was found, and where.
@Suite struct ErrorTests {
    static let photo = #"{"id":1,"caption":"c","default":true,"licence":"cc0","width":1,"height":1,"comments":"#

    @Test(arguments: [
        (
            photo + #"[{"id":1,"text":"t","author":{"name":5}}]}"#,
            "comments[0].author.name: expected a string, found a number (byte 122)"
        ),
        (photo + #"[{"id":1,"text":"t","author":{}}]}"#, #"comments[0].author: missing key "name" (byte 116)"#),
        (photo + #"[{"id":1,"id":1}]}"#, #"comments[0].id: duplicate key "id" (byte 99)"#),
        (photo + "[]}x", "expected the end of the text, found more (byte 88)"),
        (photo + "{}}", "comments: expected an array, found an object (byte 85)"),
        (photo + "[1]}", "comments[0]: expected an object, found a number (byte 86)"),
        (photo + "[", "comments[0]: the text ends too early (byte 86)"),
        (#"{"id":12345678901234567890}"#, "id: the number is out of range (byte 6)"),
        (#"{"id":1.5}"#, "id: expected an integer, found a fraction or an exponent (byte 6)"),
        (#"{"licence":"gpl"}"#, #"licence: unknown case "gpl" (byte 11)"#),
        (#"{"odd key":[0,"\x"]}"#, #"["odd key"][1]: unknown escape in a string (byte 15)"#),
        ("7", "expected an object, found a number (byte 0)"),
        ("", "the text ends too early (byte 0)"),
    ])
    func namesThePlace(text: String, message: String) throws {
        let error = try #require(throws: JSONError.self) { try Photo(text: text) }
        #expect(error.description == message)
    }

    @Test func pathsHoldKeysAndIndices() throws {
        let error = try #require(throws: JSONError.self) {
            try [String: [Author]](text: #"{"a":[],"b":[{"name":"x"},{"name":null}]}"#)
        }
        #expect(error.path.description == "b[1].name")
        #expect(error.reason == .expected(.string, found: .null))
        #expect(error.offset == 34)
    }

    @Test func limitsHaveReasonsOfTheirOwn() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(try reason { try Skipped(text: deep) } == .tooDeep(64))
        #expect(try reason { try Skipped(text: deep, limits: JSONLimits(depth: 1_000_000)) } == .tooDeep(512))
        #expect(try reason { try Comment(text: String(repeating: #"{"answers":["#, count: 50_000)) } == .tooDeep(64))
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try Skipped(text: fits) }
        #expect(try reason { try String(text: #""12345""#, limits: JSONLimits(bytes: 6)) } == .tooLarge(6))
        #expect(try String(text: #""12345""#, limits: JSONLimits(bytes: 7)) == "12345")
    }

    @Test func unknownKeysAreRefusedOnRequest() throws {
        let text = #"{"name":"n","admin":true}"#
        #expect(try Author(text: text).name == "n")
        #expect(try reason { try Author(text: text, limits: JSONLimits(unknownKeys: .reject)) } == .unknownKey("admin"))
    }

    @Test func longKeysAreShortened() throws {
        let key = String(repeating: "é", count: 100_000)
        let error = try #require(throws: JSONError.self) { try [String: Int](text: "{\"\(key)\":true}") }
        #expect(error.description.utf8.count < 200)
        #expect(error.description.hasSuffix("expected a number, found a boolean (byte 200004)"))
    }

    private func reason(_ read: () throws -> some JSONCodable) throws -> JSONError.Reason {
        try #require(throws: JSONError.self) { _ = try read() }.reason
    }
}
