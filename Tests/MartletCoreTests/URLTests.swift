import MartletCore
import Testing

@Suite struct URLTests {
    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u{0B}\u{1F}\u{1}javascript:alert(1)",
        "java\tscript:alert(1)", "java\nscript:alert(1)", "java\rscript:alert(1)", "java\r\nscript:alert(1)",
        "\rjavascript:alert(1)",
        "\r\n\t javascript:alert(1)", "j\ta\nv\ra\ts\nc\rr\ti\np\rt\t:alert(1)", "javascript\r:alert(1)", "javascript:",
        "javascript://%0aalert(1)", "vbscript:msgbox(1)", "VBSCRIPT:x", "livescript:x",
        "data:text/html,<script>alert(1)</script>",
        "DATA:text/html;base64,PHNjcmlwdD4=", "d\rata:,x", "data:image/svg+xml,<svg onload=alert(1)>", "data:,x",
        "data:application/xhtml+xml,x", "data:",
    ])
    func aURLThatRunsScriptIsNotWritten(_ url: String) {
        let blocked = "=\"about:blank#blocked\""
        let half = url.index(after: url.startIndex)
        let (first, rest) = (String(url[..<half]), String(url[half...]))
        #expect(markup { a(.href(url)) } == "<a href\(blocked)></a>")
        #expect(markup { a(.href("\(url)")) } == "<a href\(blocked)></a>")
        #expect(markup { a(.href("\(first)\(rest)")) } == "<a href\(blocked)></a>")
        #expect(markup { iframe(.src(url)) } == "<iframe src\(blocked)></iframe>")
        #expect(markup { form(.action(url)) } == "<form action\(blocked)></form>")
        #expect(markup { button(.formAction(url)) } == "<button formaction\(blocked)></button>")
        #expect(markup { object(.data(url)) } == "<object data\(blocked)></object>")
        #expect(markup { svg { use(.href(url)) } } == "<svg><use href\(blocked)></use></svg>")
        #expect(markup { video(.poster(url)) } == "<video poster\(blocked)></video>")
        #expect(
            markup { svgSet(.attributeName("href"), .to(url)) } == "<set attributeName=\"href\" to\(blocked)></set>")
        #expect(markup { animate(.from(url), .by("\(url)")) } == "<animate from\(blocked) by\(blocked)></animate>")
        #expect(markup { animate(.values("#a;\(url)")) } == "<animate values\(blocked)></animate>")
        #expect(markup { animate(.values("\(url);#a")) } == "<animate values\(blocked)></animate>")
    }

    @Test(arguments: [
        "/photos/7", "https://example.org/a?b=c&d=e#f", "javascript", "/javascript:alert(1)", "?javascript:alert(1)",
        "#javascript:", "mailto:a@example.org", "data", "./data:x", "vbscripts:x", "javascripts:x", "xjavascript:x",
        "java script:x", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "java&#13;script:alert(1)",
        "java&Tab;script:x",
        "javascript%3Aalert(1)", "\u{FEFF}javascript:x", "ｊavascript:x", "data:image/png;base64,iVBOR",
        "data:image/gif,x",
        "DATA:IMAGE/JPEG;base64,x", "d", "", "1", "//example.org/javascript:", "délice:x",
    ])
    func everyOtherURLIsWrittenAsItIs(_ url: String) throws {
        let element = try #require(ParsedNode.only(in: markup { a(.href(url)) }))
        #expect(same(element.attributes.first?.value, url))
    }

    @Test func whatIsAnimatedOtherwiseIsWrittenAsItIs() {
        #expect(
            markup { animate(.attributeName("cx"), .from(0), .to("100%"), .by(-3), .values("0; 5;-3")) }
                == "<animate attributeName=\"cx\" from=\"0\" to=\"100%\" by=\"-3\" values=\"0; 5;-3\"></animate>")
        let missing: String? = nil
        #expect(markup { animate(.to(missing)) } == "<animate></animate>")
    }

    @Test func aMissingURLLeavesTheAttributeOut() {
        let missing: String? = nil
        #expect(markup { a(.href(missing)) } == "<a></a>")
    }
}
