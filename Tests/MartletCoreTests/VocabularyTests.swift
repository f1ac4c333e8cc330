import Foundation
import MartletCore
import Testing

@Suite struct VocabularyTests {
    /// The names in the files that declare the vocabulary, by the type they are declared with.
    private static func declared(in folder: String) throws -> [String: Set<String>] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../Sources/MartletCore/\(folder)")
        var names: [String: Set<String>] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil) {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard
                    let match = try #/public (?:static )?var `?\w+`?: (\w+)(?:<\w+>)? \{ \w+\("([^"]+)"/#.firstMatch(
                        in: line)
                else { continue }
                names[String(match.1), default: []].insert(String(match.2))
            }
        }
        return names
    }

    @Test func everyDeclaredNameIsInTheTablesBelow() throws {
        let elements = try Self.declared(in: "Elements")
        #expect(elements["Element"] == Set(Vocabulary.elements.map(\.0)))
        #expect(elements["VoidElement"] == Set(Vocabulary.voidElements.map(\.0)))
        let attributes = try Self.declared(in: "Attributes")
        #expect(attributes["TextAttribute"] == Set(Vocabulary.texts.map(\.0)))
        #expect(attributes["NumberAttribute"] == Set(Vocabulary.numbers.map(\.0)))
        #expect(attributes["BooleanAttribute"] == Set(Vocabulary.booleans.map(\.0)))
        #expect(attributes["AnimatedAttribute"] == Set(Vocabulary.animated.map(\.0)))
        #expect(attributes["URLAttribute"] == Set(Vocabulary.urls.map(\.0)))
    }

    /// HTML Living Standard, "Elements" and "Attributes" of the index.
    @Test func nothingOfHTMLIsMissing() throws {
        let elements = try Self.declared(in: "Elements").values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let html = """
            html head title base link meta style body article section nav aside h1 h2 h3 h4 h5 h6 hgroup header footer address p hr
            pre blockquote ol ul menu li dl dt dd figure figcaption main search div a em strong small s cite q dfn abbr ruby rt rp
            data time code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del picture source img iframe embed object video
            audio track map area table caption colgroup col tbody thead tfoot tr td th form label input button select datalist
            optgroup option textarea output progress meter fieldset legend selectedcontent details summary dialog script noscript
            template slot canvas svg math
            """.split { $0.isWhitespace }.map(String.init)
        // These have types of their own, without the name in their declaration.
        #expect(Set(html).subtracting(elements).subtracting(["title", "meta", "style", "script", "textarea"]) == [])

        let attributes = try Self.declared(in: "Attributes").values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let wanted = """
            abbr accept accept-charset accesskey action allow allowfullscreen alpha alt as async autocapitalize autocomplete
            autocorrect autofocus autoplay blocking charset cite class closedby color colorspace cols colspan command commandfor
            content contenteditable controls coords crossorigin data datetime decoding default defer dir dirname disabled download
            draggable enctype enterkeyhint fetchpriority for form formaction formenctype formmethod formnovalidate formtarget
            headers headingoffset headingreset height hidden high href hreflang http-equiv id imagesizes imagesrcset inert
            inputmode integrity is ismap itemid itemprop itemref itemscope itemtype kind label lang list loading loop low max
            maxlength media method min minlength multiple muted name nomodule nonce novalidate open optimum pattern ping
            placeholder playsinline popover popovertarget popovertargetaction poster preload readonly referrerpolicy rel required
            reversed rows rowspan sandbox scope selected shadowrootclonable shadowrootdelegatesfocus shadowrootmode
            shadowrootserializable shape size sizes slot span spellcheck src srcdoc srclang srcset start step tabindex target title
            translate type usemap width wrap writingsuggestions
            """.split { $0.isWhitespace }.map(String.init)
        #expect(Set(wanted).subtracting(attributes) == [])
    }

    @Test func anElementHasAnEndTag() {
        for (name, element) in Vocabulary.elements {
            #expect(markup { element()() } == "<\(name)></\(name)>")
            #expect(
                markup {
                    element()(.id("x")) {
                        "a"; element()()
                    }
                } == "<\(name) id=\"x\">a<\(name)></\(name)></\(name)>")
        }
    }

    @Test func aVoidElementHasNone() {
        let standard: Set = [
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        ]
        #expect(standard == Set(Vocabulary.voidElements.map(\.0) + ["meta"]))
        for (name, element) in Vocabulary.voidElements {
            #expect(markup { element()(.id("x")) } == "<\(name) id=\"x\">")
        }
        #expect(markup { meta(.name("x"), .content("y")) } == "<meta name=\"x\" content=\"y\">")
    }

    @Test func elementsWithARuleOfTheirOwn() {
        #expect(markup { pre { "a" } } == "<pre>\na</pre>")
        #expect(markup { textarea(.rows(2)) } == "<textarea rows=\"2\"></textarea>")
        #expect(markup { title("a & b") } == "<title>a &amp; b</title>")
        #expect(markup { style("a > b { content: \"<\" }") } == "<style>a > b { content: \"<\" }</style>")
        #expect(markup { meta(.description, "a \"b\"") } == "<meta name=\"description\" content=\"a &quot;b&quot;\">")
        #expect(markup { meta(property: "og:title", "a") } == "<meta property=\"og:title\" content=\"a\">")
    }

    @Test func anAttributeOfTextHasItsText() {
        let missing: String? = nil
        for (name, attribute) in Vocabulary.texts {
            #expect(markup { p(attribute("a\"b")) } == "<p \(name)=\"a&quot;b\"></p>")
            #expect(markup { p(attribute(missing)) } == "<p></p>")
            #expect(markup { p(attribute(true), attribute(false)) } == "<p \(name)=\"true\" \(name)=\"false\"></p>")
        }
    }

    @Test func anAttributeOfNumbersHasItsDigits() {
        for (name, attribute) in Vocabulary.numbers {
            #expect(markup { p(attribute(-12)) } == "<p \(name)=\"-12\"></p>")
            #expect(markup { p(attribute("100%")) } == "<p \(name)=\"100%\"></p>")
        }
    }

    @Test func aBooleanAttributeIsThereOrNot() {
        for (name, attribute) in Vocabulary.booleans {
            #expect(markup { p(attribute()) } == "<p \(name)=\"\"></p>")
            #expect(markup { p(attribute(true)) } == "<p \(name)=\"\"></p>")
            #expect(markup { p(attribute(false)) } == "<p></p>")
        }
        #expect(markup { input(.checked(), .selected(false)) } == "<input checked=\"\">")
    }

    @Test func everyAttributeOfURLsIsChecked() {
        for (name, attribute) in Vocabulary.urls {
            #expect(markup { p(attribute("/a?b&c")) } == "<p \(name)=\"/a?b&amp;c\"></p>")
            #expect(markup { p(attribute("javascript:\(1)")) } == "<p \(name)=\"about:blank#blocked\"></p>")
        }
    }

    @Test func everyAnimatedAttributeIsChecked() {
        for (name, attribute) in Vocabulary.animated {
            #expect(markup { animate(attribute("a;b&c")) } == "<animate \(name)=\"a;b&amp;c\"></animate>")
            #expect(
                markup { animate(attribute("a;javascript:\(1)")) }
                    == "<animate \(name)=\"about:blank#blocked\"></animate>")
        }
    }

    @Test func statesOfARIAAreWords() {
        #expect(
            markup { button(.ariaExpanded(false), .ariaPressed(true), .ariaCurrent(.page)) }
                == "<button aria-expanded=\"false\" aria-pressed=\"true\" aria-current=\"page\"></button>")
    }

    @Test func handlersLeaveNoTraceInTheMarkup() {
        HTMLRenderer.render(hydratable: true) {
            _ = button(.onClick {}, .onKeyDown { _ in }, .id("x"))
        } consume: { bytes, result in
            #expect(String(decoding: bytes, as: UTF8.self) == "<button id=\"x\"></button>")
            #expect(result.isInteractive)
        }
    }

    @Test func moreAttributesThanACallTakes() {
        #expect(markup { p(.all(.id("a"), .class("b")), .title("c")) } == "<p id=\"a\" class=\"b\" title=\"c\"></p>")
    }
}
