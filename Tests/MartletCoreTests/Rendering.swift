import MartletCore

/// A context in which mistakes in nesting are nobody's concern: the tests nest everything.
var lenient: RenderContext {
    #if DEBUG
    RenderContext(reporting: { _ in })
    #else
    RenderContext()
    #endif
}

/// What `emit` writes.
func html(hydratable: Bool = false, context: RenderContext = lenient, _ emit: () -> Void) -> String {
    HTMLRenderer.render(hydratable: hydratable, context: context, emit) { bytes, _ in
        String(decoding: bytes, as: UTF8.self)
    }
}

/// What the statements of `content` write.
func markup(hydratable: Bool = false, @ViewBuilder _ content: () -> Fragment) -> String {
    html(hydratable: hydratable) { _ = content() }
}

/// Whether two texts have the same bytes; `==` takes some texts for equal that are not.
func same(_ a: String?, _ b: String) -> Bool { a.map { $0.utf8.elementsEqual(b.utf8) } ?? false }

/// Numbers that are the same in every run.
struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Markup, quotes, control characters, combining marks and anything else.
    mutating func text() -> String {
        let pieces = [
            "<", ">", "&", "\"", "'", "</script>", "</textarea>", "</title>", "<!--", "-->", "]]>", "&amp;", "&#13;",
            "&lt",
            "\r", "\n", "\r\n", "\t", " ", "\u{301}", "\u{200D}", "\u{FEFF}", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}",
            "é",
            "漢", "🏳️‍🌈", "a", "/", "=", "`", "{", "}", "\\", "javascript:", "\u{FFFE}", "\u{10FFFF}",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &self) { text += pieces.randomElement(using: &self)! }
        return text
    }
}
