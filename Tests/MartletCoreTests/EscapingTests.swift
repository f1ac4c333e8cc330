import MartletCore
import Testing

@Suite struct EscapingTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='alert(1)", "&lt;b&gt;", "&amp;",
        "&",
        "]]>", "--><script>", "</textarea><script>", "</title><script>", "\"\u{301} onload=alert(1)", "<\u{301}script>",
        "\r",
        "\r\nx", "a\rb", "\n\na", "\u{FEFF}a", "`${a}`", "{{a}}", "\u{0}", "a\u{0}b",
    ]

    /// HTML has no way to say NUL.
    private static func sayable(_ text: String) -> String { text.replacing("\u{0}", with: "\u{FFFD}") }

    @Test(arguments: hostile)
    func textComesBackAsItWas(_ text: String) throws {
        let element = try #require(ParsedNode.only(in: markup { p { text } }))
        #expect(same(element.text, Self.sayable(text)))
        let interpolated = try #require(ParsedNode.only(in: markup { p { "a \(text) b" } }))
        #expect(same(interpolated.text, Self.sayable("a \(text) b")))
    }

    @Test(arguments: [
        ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("\r", "&#13;"), ("\u{0}", "\u{FFFD}"),
    ])
    func aByteBecomesItsReferenceWhereverItStands(_ byte: String, _ reference: String) {
        // Texts are looked through in blocks, and byte by byte from the one with the first reference on.
        for length in 1...40 {
            for place in 0..<length {
                let (before, after) = (
                    String(repeating: "a", count: place), String(repeating: "b", count: length - place - 1)
                )
                #expect(markup { before + byte + after } == before + reference + after)
                #expect(markup { byte + before + byte + after } == reference + before + reference + after)
            }
        }
    }

    @Test(arguments: hostile)
    func anAttributeComesBackAsItWas(_ text: String) throws {
        let written = markup { p(.class(text), .title("a \(text)"), .data("x", "\(text)"), .custom("y", "\(text)")) }
        let element = try #require(ParsedNode.only(in: written))
        #expect(element.attributes.map(\.name) == ["class", "title", "data-x", "y"])
        for attribute in element.attributes {
            let wanted = attribute.name == "title" ? "a \(text)" : text
            #expect(same(attribute.value, Self.sayable(wanted)))
        }
        #expect(element.text == "")
    }

    @Test(arguments: hostile)
    func theTextOfATitleOrATextAreaDoesNotEndIt(_ text: String) throws {
        #expect(same(ParsedNode.only(in: markup { title("\(text)") })?.text, Self.sayable(text)))
        #expect(same(ParsedNode.only(in: markup { textarea(.value(text)) })?.text, Self.sayable(text)))
    }

    @Test(arguments: hostile)
    func preformattedTextKeepsItsFirstLineEnd(_ text: String) {
        #expect(same(ParsedNode.only(in: markup { pre { text } })?.text, Self.sayable(text)))
    }

    @Test func randomTextComesBackFromEveryPlace() throws {
        var random = Random(state: 7)
        for _ in 0..<2_000 {
            let (a, b, c) = (random.text(), random.text(), random.text())
            let written = markup(hydratable: true) {
                div(.title(a), .href("/\(b)"), .data("c", "\(c)"), .style("--a: \(a)")) {
                    p { a }
                    p { "\(b)\(c)" }
                    pre { c }
                    textarea(.value(b))
                    title("\(a)")
                    input(.value(c))
                }
            }
            let nodes = try #require(ParsedNode.all(in: written), "\(written.debugDescription)")
            guard nodes.count == 1, case .element("div", let attributes, let children) = nodes[0], children.count == 6
            else {
                Issue.record("other nodes in \(written.debugDescription)")
                continue
            }
            #expect(attributes.count == 4)
            #expect(same(attributes[0].value, a) && same(attributes[1].value, "/" + b) && same(attributes[2].value, c))
            for (child, wanted) in zip(children, [a, b + c, c, b, a, c]) {
                guard case .element(let name, let attributes, let content) = child else {
                    Issue.record("no element in \(written.debugDescription)")
                    continue
                }
                var text = name == "input" ? attributes.first?.value ?? "" : ""
                for case .text(let part) in content { text += part }
                #expect(same(text, wanted), "\(name) in \(written.debugDescription)")
            }
        }
    }

    @Test func nothingInADataBlockEndsItsScript() throws {
        for text in Self.hostile + ["</script>", "</SCRIPT >", "<!--<script>", "\u{2028}", "\\u003c/script>"] {
            let written = markup { script(type: "application/ld+json", json: [text]) }
            #expect(written.hasPrefix("<script type=\"application/ld+json\">") && written.hasSuffix("</script>"))
            let content = try #require(ParsedNode.only(in: written)).text
            #expect(!content.utf8.contains(UInt8(ascii: "<")))
            let read = try Array(content.utf8).withUnsafeBufferPointer { bytes in
                var reader = try JSONReader(bytes)
                return try [String](from: &reader)
            }
            #expect(same(read.first, text))
        }
    }

    @Test(arguments: [
        ("red", "red"), ("#a1b2c3", "#a1b2c3"), ("12.5%", "12.5%"),
        ("red; background: url(//evil)", "red_ background_ url___evil_"),
        ("expression(alert(1))", "expression_alert_1__"), ("\"></style>", "____style_"), ("a\\3b b", "a_3b b"),
        ("/*", "__"),
        ("}*{", "___"), ("é", "é"), ("a\nb", "a_b"),
    ])
    func whatIsInterpolatedInAStyleStaysInItsPlace(_ value: String, _ written: String) {
        #expect(
            markup { p(.style("color: \(value); width: \(3)px")) } == "<p style=\"color: \(written); width: 3px\"></p>")
    }

    @Test func onlyACallThatSaysSoWritesUnescapedHTML() {
        #expect(markup { div.unescapedHTML("<b>\"&\"</b>", .id("x")) } == "<div id=\"x\"><b>\"&\"</b></div>")
    }
}
