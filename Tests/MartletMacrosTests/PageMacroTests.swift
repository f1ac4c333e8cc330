import SwiftSyntaxMacroExpansion
import Testing

@testable import MartletMacros

@Suite struct PageMacroTests {
    static let macros: [String: MacroSpec] = [
        "Page": MacroSpec(
            type: PageMacro.self, conformances: ["Page", "View", "JSONCodable", "ServedPage", "PageWithoutData"]),
        "Layout": MacroSpec(
            type: LayoutMacro.self, conformances: ["LayoutView", "View", "JSONCodable", "ServedLayout"]),
    ]

    @Test(arguments: [
        ("photos", "an address begins with a slash"),
        ("", "an address begins with a slash"),
        ("?q={q: String}", "an address begins with a slash"),
        ("/photos/{id}", "'{id}': give the parameter a type, {name: Type}"),
        ("/photos/{: Int}", "'{: Int}': give the parameter a type, {name: Type}"),
        ("/photos/{id:}", "'{id:}': give the parameter a type, {name: Type}"),
        ("/photos/{id: Int?}", "'id': only parameters of the query are optional"),
        ("/photos/{id: Int = 1}", "'id': only parameters of the query are optional"),
        ("/a/{id: Int}/{id: Int}", "two parameters are called 'id'"),
        ("/a/{id: Int}?x={id: Int?}", "two parameters are called 'id'"),
        ("/photos/x{id: Int}", "'x{id: Int}': a parameter is a whole segment, {name: Type}"),
        ("/photos/{id: Int}x", "'{id: Int}x': a parameter is {name: Type}"),
        ("/a b", "'a b': a parameter is a whole segment, {name: Type}"),
        ("/a%20b", "'a%20b': a parameter is a whole segment, {name: Type}"),
        ("/{path: String...}/x", "a catch-all is the last segment"),
        ("/{path: Int...}", "a catch-all is {path: String...}"),
        ("/search?q", "'q': a parameter of the query is name={parameter: Type?}"),
        ("/search?q=owl", "'owl': a parameter is {name: Type}"),
        ("//photos", "an address has no empty segments: write one slash, not two"),
        ("/photos//{id: Int}", "an address has no empty segments: write one slash, not two"),
        (#"/a\"b"#, "'a\"b': \" cannot stand in an address"),
        (#"/a\\b"#, "'a\\b': \\ cannot stand in an address"),
        ("/a#b", "'a#b': # cannot stand in an address"),
        ("/a<b", "'a<b': < cannot stand in an address"),
        ("/a/../b", "'..': browsers take this segment for a step in the path"),
        ("/photos/{link: Int}", "'link': @Page uses this name itself; call the parameter something else"),
        (
            "/photos?pattern={pattern: Int?}",
            "'pattern': @Page uses this name itself; call the parameter something else"
        ),
        ("/photos/{in: Int}", "'in': a parameter's name is a Swift identifier"),
        ("/photos/{a b: Int}", "'a b': a parameter's name is a Swift identifier"),
        (#"/search?a\"b={q: Int?}"#, "'a\"b': the name of a query's parameter is made of letters, digits and -._~"),
        ("/search?={q: Int?}", "'': the name of a query's parameter is made of letters, digits and -._~"),
    ])
    func mistakesInAnAddressAreExplained(address: String, message: String) {
        let expansion = Expansion("@Page(\"\(address)\") struct A { var body: some View {} }", macros: Self.macros)
        #expect(Set(expansion.messages) == [message])
    }

    @Test func anAddressIsALiteral() {
        #expect(
            Set(Expansion("@Page(address) struct A {}", macros: Self.macros).messages) == [
                "@Page takes a string literal: its address"
            ])
        #expect(
            Set(Expansion("@Page(\"/\\(x)\") struct A {}", macros: Self.macros).messages)
                == ["@Page takes a string literal: its address"])
    }

    @Test func typesAreNoPartOfThePattern() {
        let expansion = Expansion(
            """
            @Page("/a/{id: Int}/{rest: String...}?q={word: String?}&page={page: Int = 1}&must={must: Bool}")
            public struct A { let id: Int }
            """, macros: Self.macros)
        #expect(expansion.messages.isEmpty)
        #expect(expansion.contains(#"public static var pattern: RoutePattern { RoutePattern("/a/{id}/{rest...}") }"#))
        #expect(
            expansion.contains(
                "public static func link(id: Int, rest: [String], word: String? = nil, page: Int? = nil, must: Bool) -> String"
            ))
        #expect(
            expansion.contains(
                #"""
                try await load(request, id: parameters.path("id"), rest: parameters.catchAll("rest"),
                    word: parameters.query("q"), page: parameters.query("page", default: 1),
                    must: parameters.requiredQuery("must"))
                """#))
    }

    @Test func aLoaderThatIsMissingIsSpelledOut() {
        let page = Expansion(
            #"@Page("/a/{id: Int}/{rest: String...}?q={word: String?}&page={page: Int = 1}") struct A { let id: Int }"#,
            macros: Self.macros)
        let parameters = "id: Int, rest: [String], word: String?, page: Int"
        #expect(
            page.contains(
                """
                @available(*, unavailable, message: \
                "there is no loader for this; write static func load(_ request: Request, \(parameters)) async throws -> A")
                @_disfavoredOverload
                private static func load<AnyRequest>(_ request: AnyRequest, \(parameters)) async throws -> Self
                """))
        #expect(Expansion("@Layout struct A { let x: Int }", macros: Self.macros).contains("load(_ request: Request)"))
        #expect(!Expansion("@Page(\"/a\") struct A { var x = 1 }", macros: Self.macros).contains("unavailable"))
    }

    @Test func aLinkWithoutParametersIsItsPattern() {
        for (address, link) in [("/", "/"), ("/about", "/about"), ("/about/", "/about"), ("/a/b", "/a/b")] {
            let expansion = Expansion("@Page(\"\(address)\") struct A {}", macros: Self.macros)
            #expect(expansion.contains("static func link() -> String { \"\(link)\" }"), "\(address)")
        }
    }

    @Test func whatIsBeyondASCIIIsEscapedAsURLsHaveIt() {
        let expansion = Expansion("@Page(\"/köln/{id: Int}/日\") struct A {}", macros: Self.macros)
        #expect(expansion.messages.isEmpty)
        #expect(expansion.contains(#"RoutePattern("/k%C3%B6ln/{id}/%E6%97%A5")"#))
        #expect(
            expansion.contains(#"link.literal("/k%C3%B6ln/")"#) && expansion.contains(#"link.literal("/%E6%97%A5")"#))
    }

    @Test func aCatchAllBringsItsSlashes() {
        let expansion = Expansion("@Page(\"/docs/{path: String...}\") struct A {}", macros: Self.macros)
        #expect(expansion.contains("link.literal(\"/docs\")\n    link.segments(path)"))
    }

    @Test func whoHasItsDataNeedsNoLoader() {
        func conforms(_ address: String, _ members: String) -> Bool {
            Expansion("@Page(\"\(address)\") struct A { \(members) }", macros: Self.macros).contains("PageWithoutData")
        }
        #expect(conforms("/a", "@State var n = 0"))
        #expect(!conforms("/a", "let n: Int"))
        #expect(!conforms("/a/{n: Int}", "var n = 0"))
    }

    @Test func aStaticPageSaysSo() {
        #expect(
            Expansion("@Page(\"/a\", static: true) struct A {}", macros: Self.macros).contains(
                "static var isStatic: Bool { true }"))
        #expect(
            Expansion("@Page(\"/a\") struct A {}", macros: Self.macros).contains("static var isStatic: Bool { false }"))
    }
}
