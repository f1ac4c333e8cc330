import MartletCore
import Testing

@Suite struct FormTests {
    @Test func aSelectMarksTheOptionOfItsValue() {
        let written = markup {
            select(.name("s"), .value("b")) {
                option(.value("a")) { "A" }
                optgroup(.label("g")) { option(.value("b")) { "B" } }
            }
            option(.value("b")) { "outside" }
        }
        #expect(
            written
                == "<select name=\"s\"><option value=\"a\">A</option><optgroup label=\"g\"><option value=\"b\" selected=\"\">B</option>"
                + "</optgroup></select><option value=\"b\">outside</option>")
    }

    @Test func anOptionWithoutAValueIsKnownByItsText() {
        let written = markup(hydratable: true) {
            select(.value("a < b")) {
                option { "a" }
                option(.value("x")) { "a < b" }
                option(.class("c")) { "a < b" }
            }
            option { "a < b" }
        }
        #expect(
            written
                == "<select><option>a</option><option value=\"x\">a &lt; b</option>"
                + "<option class=\"c\" selected=\"\">a &lt; b</option></select><option>a &lt; b</option>")
    }

    @Test func aSelectWithoutAValueMarksNothing() {
        #expect(
            markup { select { option(.value("")) { "A" } } } == "<select><option value=\"\">A</option></select>")
    }

    @Test func valuesAreComparedByTheirBytes() {
        let written = markup {
            select(.value("e\u{301}")) {
                option(.value("\u{E9}")) {}
                option(.value("e\u{301}")) {}
            }
        }
        #expect(
            same(
                written,
                "<select><option value=\"\u{E9}\"></option><option value=\"e\u{301}\" selected=\"\"></option></select>")
        )
    }

    @Test func theValueOfATextAreaIsItsContent() {
        #expect(markup { textarea(.name("t"), .value("a<b")) } == "<textarea name=\"t\">a&lt;b</textarea>")
        #expect(markup { textarea(.value("\n\na")) } == "<textarea>\n\n\na</textarea>")
        #expect(
            markup {
                textarea(.value("")); textarea()
            } == "<textarea></textarea><textarea></textarea>")
    }

    @Test func theValueOfAnInputIsAnAttribute() {
        #expect(
            markup {
                input(.value("a\"b")); input(.value(7))
            } == "<input value=\"a&quot;b\"><input value=\"7\">")
    }

    @Test func bindingsWriteWhatTheStateIs() {
        let text = Binding(get: { "a&b" }, set: { _ in })
        let number = Binding(get: { 7 }, set: { _ in })
        let flag = Binding(get: { true }, set: { _ in })
        #expect(
            markup {
                input(.value(text))
                input(.value(number))
                input(.checked(flag))
                input(.type(.radio), .checked(text, is: "x"))
                textarea(.value(text))
                select(.value(text)) { option(.value("a&b")) {} }
            }
                == "<input value=\"a&amp;b\"><input value=\"7\"><input checked=\"\"><input type=\"radio\" value=\"x\">"
                + "<textarea>a&amp;b</textarea><select><option value=\"a&amp;b\" selected=\"\"></option></select>")
    }
}
