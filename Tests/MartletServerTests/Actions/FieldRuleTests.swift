import MartletCore
import Testing

@testable import MartletServer

@Suite struct FieldRuleTests {
    @Test(arguments: [
        ("", "Please fill this in."), (" \n", "Please fill this in."),
        ("\u{200B}\u{202E} \u{3164}", "Please fill this in."), ("a", "Please write at least 2 characters."),
        ("ab", nil), ("abcde", nil), ("abcdef", "Please write at most 5 characters; these are 6."),
        // As browsers count: UTF-16 code units.
        ("\u{1F426}\u{1F426}", nil), ("\u{1F426}\u{1F426}\u{1F426}", "Please write at most 5 characters; these are 6."),
    ])
    func lengthIsThatOfBrowsers(text: String, problem: String?) {
        #expect(FieldRules(.length(2...5)).problem(with: text) == problem)
    }

    @Test func aTextThatNeedsNoCharacterMayBeEmpty() {
        #expect(FieldRules(.length(0...5)).problem(with: "") == nil)
        #expect(FieldRules().problem(with: "") == nil)
    }

    @Test(arguments: ["a@b", "a.b+c@d-e.example", "!#$%&'*+/=?^_`{|}~-@x.y", "1@1.1"])
    func anAddressIsOne(_ text: String) { #expect(FieldRules(.email).problem(with: text) == nil) }

    @Test(arguments: [
        "a", "@b", "a@", "a@b@c", "a b@c", "a@b_c", "a@-b", "a@b-", "a@b..c", "ä@b",
        "a@\(String(repeating: "x", count: 64))",
    ])
    func whatIsNoAddressIsNone(_ text: String) {
        #expect(FieldRules(.email).problem(with: text) == "This is no e-mail address.")
    }

    @Test func aPatternIsForTheWholeText() {
        let rules = FieldRules(.pattern("[a-z]+", "small letters"))
        #expect(rules.problem(with: "abc") == nil)
        #expect(rules.problem(with: "abc1") == "Please write small letters.")
        #expect(rules.problem(with: "1abc") == "Please write small letters.")
    }

    @Test func aNumberLiesInItsRange() {
        let rules = FieldRules(.range(1...20))
        #expect(rules.problem(with: 1) == nil && rules.problem(with: 20) == nil)
        #expect(rules.problem(with: 0) == "Please choose at least 1.")
        #expect(rules.problem(with: 21) == "Please choose at most 20.")
    }

    @Test func aTokenSaysWhenAndByWhichBuildItWasMade() throws {
        let token = FormToken(build: "abc")
        let read = try #require(FormToken(token.text))
        #expect(read.build == "abc" && read.madeAt == token.madeAt && !read.isTooOld)
        #expect(FormToken(build: "abc").text != token.text)
        #expect(FormToken("abc.1.x")?.isTooOld == true)
        let farFuture = String(Int64.max, radix: 36), farPast = String(Int64.min, radix: 36)
        for text in [
            "", "..", "a.b", "a.-.c.d", String(repeating: "a", count: 99), "a.$.b", "a.-1.b", "a.\(farFuture).b",
            "a.\(farPast).b",
        ] {
            #expect(FormToken(text) == nil)
        }
    }
}
