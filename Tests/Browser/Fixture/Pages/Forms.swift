import Martlet

/// Every control that is bound in both directions, and what the state has of it.
@Page("/forms") struct FormsPage {
    @State var text = ""
    @State var count = 3
    @State var size = 1.5
    @State var flag = false
    @State var color = "red"
    @State var story = "\nonce"
    @State var choice = "b"
    var head: some View { title("Forms") }
    var body: some View {
        h1 { "Forms" }
        p(.id("state")) { "\(text)|\(count)|\(size)|\(flag ? "yes" : "no")|\(color)|\(story)|\(choice)" }
        label {
            "Text "; input(.id("text"), .name("text"), .value($text))
        }
        label {
            "Count "; input(.id("count"), .name("count"), .type(.number), .value($count))
        }
        label {
            "Size "; input(.id("size"), .name("size"), .type(.number), .step("0.1"), .value($size))
        }
        label {
            input(.id("flag"), .name("flag"), .type(.checkbox), .checked($flag)); "Flag"
        }
        label {
            input(.id("red"), .name("color"), .type(.radio), .checked($color, is: "red")); "red"
        }
        label {
            input(.id("blue"), .name("color"), .type(.radio), .checked($color, is: "blue")); "blue"
        }
        label {
            "Story "; textarea(.id("story"), .name("story"), .value($story))
        }
        label {
            "Choice "
            select(.id("choice"), .name("choice"), .value($choice)) {
                for value in ["a", "b", "c"] { option(.value("\(value)")) { "choice \(value)" } }
            }
        }
        button(.id("fill"), .onClick { fill() }) { "fill" }
        button(.id("upper"), .onClick { text += "!" }) { "!" }
        input(.id("unbound"), .name("unbound"), .ariaLabel("Unbound"))
        details(.id("details")) {
            summary { "More" }
            p { "inside" }
        }
    }

    private func fill() {
        text = "filled"
        count = 42
        size = 0.25
        flag = true
        color = "blue"
        story = "\n\ntwice"
        choice = "c"
    }
}

/// What the parser changes: rows without `tbody`, a line end at the start, options.
@Page("/table") struct TablePage {
    @State var rows = 2
    @State var choice = "1"
    var head: some View { title("Table") }
    var body: some View {
        h1 { "Table" }
        button(.id("plus"), .onClick { rows += 1 }) { "plus" }
        table {
            caption { "\(rows) rows" }
            thead {
                tr {
                    th { "number" }; th { "square" }
                }
            }
            tbody(.id("rows")) {
                for index in 0..<rows {
                    tr {
                        td { index }; td { index * index }
                    }
                }
            }
        }
        pre(.id("code")) { "\n  \(rows)\n" }
        textarea(.id("area"), .ariaLabel("Area"), .value("\n\(rows) lines\n"))
        select(.id("choice"), .ariaLabel("Choice"), .value($choice)) {
            for index in 0..<rows { option(.value("\(index)")) { index } }
            optgroup(.label("more")) { option(.value("x")) { "x" } }
        }
        p(.id("chosen")) { choice }
    }
}

/// A form that works without the module, and better with it.
@Page("/message") struct MessagePage {
    @State var sent: [String] = []
    @State var clicks = 0
    @State var log = ""
    var head: some View { title("Message") }
    var body: some View {
        h1 { "Message" }
        form(
            .id("form"), .method(.post), .action("/messages"),
            .onSubmit { event in
                event.preventDefault()
                sent.append(event.field("text"))
                log += "submit;"
            }
        ) {
            input(.id("text"), .name("text"), .ariaLabel("Text"), .onInput { log += "input;" })
            button(.id("send"), .onClick { log += "send;" }) { "Send" }
        }
        form(.id("unhandled"), .method(.post), .action("/messages")) {
            input(.id("other"), .name("text"), .ariaLabel("Other"))
            button(.id("send-other")) { "Send" }
        }
        button(
            .id("plus"),
            .onClick {
                clicks += 1; log += "click \(clicks);"
            }
        ) { "clicks \(clicks)" }
        button(
            .id("double"),
            .onClick {
                clicks *= 2; log += "double;"
            }
        ) { "double" }
        ul(.id("sent")) { for text in sent { li { text } } }
        p(.id("log")) { log }
    }
}

/// Texts that try to leave their place.
@Page("/hostile") struct HostilePage {
    let texts: [String]
    @State var clicks = 0
    var head: some View {
        title("Hostile \(texts[0])")
        meta(.description, "\(texts[0])")
    }
    var body: some View {
        h1 { "Hostile" }
        button(.id("plus"), .onClick { clicks += 1 }) { "clicks \(clicks)" }
        ForEach(texts, id: { $0 }) { text in
            div(.class("text"), .title(text), .data("text", "\(text)")) {
                text; " and \(text)\(clicks)"
            }
            a(.class("link"), .href(text)) { "link" }
            p(.style("color: \(text)")) { "styled" }
            textarea(.ariaLabel("text"), .value(text))
            input(.class("input"), .ariaLabel("text"), .value(text))
            pre { text }
            // The browser has none of these before a click.
            if clicks > 0 {
                div(.class("late"), .title(text)) { text }
                a(.class("late-link"), .href(text)) { "link" }
            }
        }
    }
}

#if Server
extension HostilePage {
    static func load(_ request: Request) async throws -> HostilePage {
        HostilePage(texts: [
            "</title><script>window.broken = 1</script>",
            "</script><script>window.broken = 2</script><!--<script>",
            "\" onmouseover=\"window.broken = 3\" x=\"",
            "javascript:window.broken=4",
            " \tjAva\nscript:window.broken=5",
            "</textarea><img src=x onerror=window.broken=6>",
            "&lt;&amp;&#60;&quot;",
            "\u{2028}\u{2029}\u{1F426}\u{FEFF}e\u{301}\u{10FFFF}",
            "url(javascript:window.broken=7);}</style>",
            "<!---->-->]]>",
            "\n\n two lines \n",
        ])
    }
}
#endif
