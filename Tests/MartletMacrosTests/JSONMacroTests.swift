import SwiftSyntax
import SwiftSyntaxMacroExpansion
import Testing

@testable import MartletMacros

@Suite struct JSONMacroTests {
    static let macros: [String: MacroSpec] = [
        "JSON": MacroSpec(type: JSONMacro.self, conformances: ["JSONCodable"]),
        "Model": MacroSpec(type: ModelMacro.self, conformances: ["JSONCodable", "RowDecodable"]),
        "Column": MacroSpec(type: PropertyMarkerMacro.self),
        "Transient": MacroSpec(type: PropertyMarkerMacro.self),
    ]

    @Test(arguments: [
        (
            "@JSON class A { var x: Int = 1 }",
            "a JSON codec is written for a struct or an enum: data has no identity of its own to keep"
        ),
        (
            "@JSON actor A {}",
            "a JSON codec is written for a struct or an enum: data has no identity of its own to keep"
        ),
        ("@JSON struct A { var x }", "'x' needs a type: write 'x: …'"),
        ("@JSON struct A { let (x, y) = (1, 2) }", "give each stored property a declaration of its own"),
        ("@JSON enum A {}", "an enum without cases has no values to write"),
        ("@JSON enum A: String { case a = \"\\u{1}\" }", "a case's raw value must not hold control characters"),
        ("@Model enum A { case a }", "@Model is for a struct; for an enum write @JSON"),
        ("@Model struct A { @Transient let x: Int }", "a @Transient property needs a default value"),
        (
            "@JSON struct A { \((0...64).map { "var x\($0): Int;" }.joined()) }",
            "more than 64 properties: group some of them in a struct of their own"
        ),
    ])
    func mistakesAreExplained(source: String, message: String) {
        #expect(Set(Expansion(source, macros: Self.macros).messages) == [message])
    }

    @Test func theCodecIsAnExtensionAsVisibleAsTheType() {
        let expansion = Expansion(
            "@JSON public struct A { public var x: Int; private var y: String? }", macros: Self.macros)
        #expect(expansion.messages.isEmpty)
        #expect(
            expansion.contains(
                "extension A: JSONCodable { public init(from json: inout JSONReader) throws(JSONError) {"))
        #expect(expansion.contains("public func encode(to json: inout JSONWriter)"))
        #expect(expansion.contains(#"JSONFields("x\0y\0\u{1}", required: 1)"#))
        #expect(!Expansion("@JSON struct A { public var x: Int }", macros: Self.macros).contains("public init"))
        #expect(Expansion("@JSON package enum A { case a }", macros: Self.macros).contains("package init(from"))
    }

    @Test func whatIsNotStoredIsLeftOut() {
        let expansion = Expansion(
            """
            @JSON struct A {
                static var a = 1
                lazy var b = 2
                let c = 3
                var d: Int { 4 }
                var e: Int { get { 5 } set {} }
                var f = 6 { didSet {} }
                func g() {}
            }
            """, macros: Self.macros)
        #expect(expansion.contains(#"JSONFields("f\0\u{1}", required: 0)"#))
    }

    @Test func otherMacrosLeaveOutPropertiesByAttribute() throws {
        let declaration = try StructDeclSyntax(
            "struct A { var a: Int; @State var b = 1; @Environment(\\.theme) var c: Theme; @Martlet.State var d: Int }")
        let members = try JSONCodecExpansion.codec(
            for: declaration, excludingAttributes: ["State", "Environment"], in: BasicMacroExpansionContext())
        #expect(members.count == 2)
        #expect(members[0].description.contains(#"JSONFields("a\0\u{1}", required: 1)"#))
    }

    @Test func columnNamesAreSnakeCased() {
        #expect(
            ["takenAt", "id", "imageURL", "URLPath", "aB", "x2y", "already_snake", "isOK"].map(\.snakeCased)
                == ["taken_at", "id", "image_url", "url_path", "a_b", "x2y", "already_snake", "is_ok"])
    }
}
