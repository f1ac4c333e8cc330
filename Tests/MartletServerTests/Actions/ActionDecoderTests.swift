import MartletCore
import Testing

@testable import MartletServer

@Suite struct ActionDecoderTests {
    private func decoder(_ action: String, _ fields: [(String, String)] = []) throws -> ActionDecoder {
        var form = FormData()
        form.fields = ([("action", action)] + fields).map { Query.Item(name: $0, value: $1) }
        return ActionDecoder(try ActionCall(form))
    }

    @Test func constantsComeWithTheAction() throws {
        var form = try decoder("A?photo=7&tag=a%20b")
        let (photo, tag, none): (Int, String, Int?) = (
            try form.constant("photo"), try form.constant("tag"), try form.constant("none")
        )
        #expect(photo == 7 && tag == "a b" && none == nil)
        try form.finish()
    }

    @Test(arguments: ["A", "A?photo", "A?photo=x", "A?photo=07", "A?photo=9223372036854775808", "A?photo=%00"])
    func aConstantOfAnotherTypeDoesNotFit(_ action: String) throws {
        var form = try decoder(action)
        #expect(throws: ActionMismatch.self) { let _: Int = try form.constant("photo") }
    }

    @Test func whatTheActionHasNotDoesNotFit() throws {
        for form in [try decoder("A?x=1"), try decoder("A", [("x", "1")])] {
            #expect(throws: ActionMismatch.self) { try form.finish() }
        }
        var form = try decoder("A?x=1", [("x", "2")])
        let _: Int = try form.constant("x")
        #expect(throws: ActionMismatch.self) { try form.finish() }
    }

    @Test func fieldsKeepTheirRulesAndAllThatIsWrongIsSaid() throws {
        var form = try decoder("A", [("text", ""), ("age", "old"), ("much", "99"), ("zero", "a\0b")])
        _ = form.field("text", FieldRules(.length(1...5)), default: "")
        _ = form.field("age", FieldRules(), default: 0)
        _ = form.field("much", FieldRules(.range(1...20)), default: 1)
        _ = form.field("zero", FieldRules(), default: "")
        #expect(form.errors.map(\.field) == ["text", "age", "much", "zero"])
        try form.finish()
    }

    @Test func linesEndAsTheyDoInSwift() throws {
        var form = try decoder("A", [("text", "a\r\nb")])
        #expect(form.field("text", FieldRules(.length(1...3)), default: "") == "a\nb")
        #expect(form.errors.isEmpty)
    }

    @Test func whatIsLeftOutIsNilOrFalse() throws {
        var form = try decoder("A", [("age", ""), ("name", "")])
        #expect(form.field("age", FieldRules(), default: 3 as Int?) == nil)
        #expect(form.field("name", FieldRules(), default: "x" as String?) == nil)
        #expect(form.field("box", FieldRules(), default: true) == false)
        #expect(form.errors.isEmpty)
    }

    @Test func aFormNamesItsAction() {
        #expect(throws: HTTPError.self) { try ActionCall(FormData()) }
    }
}
