@testable import MartletServer
import Testing

@Suite struct SanitizerTests {
    private func html(_ text: String) throws -> String { try HTMLSanitizer().sanitize(text).html }

    @Test(arguments: [
        ("plain", "plain"), ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("&lt;b&gt;", "&lt;b&gt;"), ("", ""),
        (" ", " "),
        ("<b>x</b> <i>y</i>", "<b>x</b> <i>y</i>"), ("<B>x</B>", "<b>x</b>"),
        ("<strong>x<em>y</em></strong>", "<strong>x<em>y</em></strong>"),
        ("<b>open", "<b>open</b>"), ("</b>closed", "closed"), ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("a<br>b<br/>c", "a<br>b<br>c"),
        ("<pre>  x\n  y</pre>", "<pre>  x\n  y</pre>"), ("<b><p>x</p></b>", "<p>x</p>"), ("<div>x</div>", "x"),
        ("<pre>\nx</pre>", "<pre>x</pre>"), ("<pre>\n\nx</pre>", "<pre>\n\nx</pre>"),
        ("<p></p><b></b>x<a href=https://a.example><b></b></a>", "x"),
        ("<b onclick=alert(1) style='x' id=a class=b>x</b>", "<b>x</b>"), ("Zürich 🐻 ‚quotes‘", "Zürich 🐻 ‚quotes‘"),
        (
            "<a href='https://a.example/?x=1&y=\"2\"'>x</a>",
            "<a href=\"https://a.example/?x=1&amp;y=&quot;2&quot;\" rel=\"nofollow ugc noopener\">x</a>"
        ),
        (
            "<a href='mailto:ann@example.org'>x</a>",
            "<a href=\"mailto:ann@example.org\" rel=\"nofollow ugc noopener\">x</a>"
        ),
        ("<a href=' HTTPS://a.example'>x</a>", "<a href=\"HTTPS://a.example\" rel=\"nofollow ugc noopener\">x</a>"),
        (
            "<a href=https://a.example>x<a href=https://b.example>y</a></a>",
            "<a href=\"https://a.example\" rel=\"nofollow ugc noopener\">x</a><a href=\"https://b.example\" rel=\"nofollow ugc noopener\">y</a>"
        ),
        ("x<!-- y -->z", "xz"), ("<script>alert(1)</script>x", "x"), ("<style>*{}</style>x", "x"),
        ("<textarea><b>x</b></textarea>", ""),
    ])
    func thisBecomesThat(_ input: String, _ output: String) throws {
        #expect(try html(input) == output)
    }

    @Test(arguments: HostileHTML.all)
    func hostileMarkupIsHarmless(_ input: String) throws {
        let once = try html(input)
        #expect(SafeTags.isSafe(once), "\(input) became \(once)")
        #expect(try html(once) == once, "reading it again changes nothing")
    }

    @Test func randomMarkupIsHarmless() throws {
        let pieces = HostileHTML.pieces
        for _ in 0..<3000 {
            let input = (0..<Int.random(in: 1...25)).map { _ in pieces.randomElement() ?? "" }.joined()
            let once = try html(input)
            #expect(SafeTags.isSafe(once), "\(input) became \(once)")
        }
    }

    @Test func deepNestingIsShallowAfterwards() throws {
        for tag in ["b", "div", "p", "a href=https://a.example", "table", "svg", "i"] {
            let deep = String(repeating: "<\(tag)>", count: 60_000 / (tag.utf8.count + 2)) + "x"
            let once = try html(deep)
            #expect(once.utf8.count < 2000 && SafeTags.isSafe(once))
        }
    }

    @Test func tooLongATextIsRefused() {
        let error = #expect(throws: HTTPError.self) { try html(String(repeating: "<b>", count: 30_000)) }
        #expect(error?.status == .contentTooLarge)
        #expect(throws: Never.self) {
            try HTMLSanitizer(limit: 10_000_000).sanitize(String(repeating: "<b>x", count: 200_000))
        }
    }

    @Test func theTextAloneIsThereToo() throws {
        let result = try HTMLSanitizer().sanitize("<p>One &amp; <b>two</b></p><p>three<br>four<script>five</script>")
        #expect(result.text == "One & two\nthree\nfour\n")
        #expect(!result.isEmpty)
        #expect(try HTMLSanitizer().sanitize("<p> <b></b>&nbsp;<img src=x>").isEmpty)
    }

    @Test func whatTurnsTheTextAroundItIsDropped() throws {
        #expect(try html("a\u{202E}b\u{2066}c\u{0}d\u{1B}[31m\u{FFFE}") == "abcd[31m")
    }
}

/// Reads what the sanitizer wrote by the strictest rules: every `<` begins one of these tags, and all are closed in order.
enum SafeTags {
    static func isSafe(_ html: String) -> Bool {
        var open: [Substring] = []
        var rest = Substring(html)
        while let start = rest.firstIndex(of: "<") {
            guard !rest[..<start].contains(where: { $0 == ">" || $0 == "\"" || $0 == "'" }) else { return false }
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return false }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else if tag.hasPrefix("a ") {
                guard
                    tag.wholeMatch(
                        of: /a href="(https?:\/\/|HTTPS?:\/\/|mailto:)[^"<>'`\s\\]+" rel="nofollow ugc noopener"/
                            .ignoresCase()) != nil
                else { return false }
                open.append("a")
            } else if tag != "br" {
                guard ["b", "strong", "i", "em", "code", "pre", "p"].contains(tag) else { return false }
                open.append(tag)
            }
        }
        return open.isEmpty && !rest.contains { $0 == ">" || $0 == "\"" || $0 == "'" }
    }
}
