import SwiftSyntaxMacroExpansion
import Testing

@testable import MartletMacros

@Suite struct ActionMacroTests {
    static let macros: [String: MacroSpec] = [
        "Action": MacroSpec(type: ActionMacro.self, conformances: ["Action", "ServedAction"]),
        "Field": MacroSpec(type: PropertyMarkerMacro.self),
    ]

    static let comment = Expansion(
        """
        @Action(access: .member) struct AddComment {
            let photo: Int
            @Field(.length(1...2_000)) var text: String
            @Field var rating: Int? = 3
        }
        """, macros: macros)

    @Test func thePageGivesTheConstantsAndTheVisitorTheFields() {
        #expect(Self.comment.contains("init(photo: Int, text: String = String(), rating: Int? = 3)"))
        #expect(
            Self.comment.contains(
                "var text: FormField { form.field(\"text\", action.text, FieldRules(.length(1...2_000))) }"))
        #expect(Self.comment.contains("var rating: FormField { form.field(\"rating\", action.rating, FieldRules()) }"))
    }

    @Test func whatIsSentIsReadByTheSameNames() {
        #expect(
            Self.comment.contains("func writeConstants(to link: inout LinkBuilder) { link.query(\"photo\", photo) }"))
        #expect(Self.comment.contains("link.query(\"text\", text)\n link.query(\"rating\", rating)"))
        #expect(
            Self.comment.contains(
                """
                Self(photo: try form.constant("photo"),
                    text: form.field("text", FieldRules(.length(1...2_000)), default: String()),
                    rating: form.field("rating", FieldRules(), default: 3))
                """))
        #expect(Self.comment.contains("static var name: StaticString { \"AddComment\" }"))
        #expect(Self.comment.contains("static var access: Access { .member }"))
    }

    @Test func aFileMakesTheFormOneWithFiles() {
        let upload = Expansion(
            "@Action struct Upload { @Field(.accept(\"image/png\")) var image: FormFile }", macros: Self.macros)
        #expect(upload.contains("static var hasFiles: Bool { true }"))
        #expect(upload.contains("func writeFields(to link: inout LinkBuilder) { }"))
        #expect(Self.comment.contains("static var hasFiles: Bool { false }"))
    }

    @Test(arguments: [
        ("final class A {}", "@Action is for a struct: what is sent is a value"),
        ("struct A { var x = 1 }", "'x' needs a type: write 'x: …'"),
        ("struct A { let form: Int }", "'form' is what the form itself sends: choose another name"),
        ("struct A { @Field let x: Int }", "what the visitor fills in is a 'var'"),
    ])
    func mistakesAreExplained(declaration: String, message: String) {
        #expect(Set(Expansion("@Action \(declaration)", macros: Self.macros).messages) == [message])
    }
}
