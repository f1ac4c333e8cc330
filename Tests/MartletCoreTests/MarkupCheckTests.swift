#if DEBUG
import Testing

@testable import MartletCore

/// What a debug build says of markup that would not arrive in the browser as it was written.
@Suite struct MarkupCheckTests {
    private final class Sentences { var all: [String] = [] }

    private static func mistakes(@ViewBuilder _ content: () -> Fragment) -> [String] {
        let sentences = Sentences()
        _ = html(context: RenderContext(reporting: { sentences.all.append($0) })) { _ = content() }
        return sentences.all
    }

    @Test func aRowWithoutATableBodyIsReported() {
        let line = #line + 1
        let found = Self.mistakes { table { tr { td { "1" } } } }
        #expect(
            found == [
                "MartletCoreTests/MarkupCheckTests.swift:\(line): <tr> stands directly in <table>. Browsers put a <tbody> between them, "
                    + "and the page would not fit its component. Write table { tbody { tr { … } } }."
            ])
    }

    @Test func nestingThatParsersChangeIsReported() {
        for (found, part) in [
            (Self.mistakes { table { tbody { td { "1" } } } }, "put a <tr>"),
            (Self.mistakes { table { col() } }, "put a <colgroup>"),
            (Self.mistakes { p { span { div { "1" } } } }, "<div> stands in a <p>"),
            (Self.mistakes { a(.href("/")) { span { a(.href("/")) { "1" } } } }, "<a> stands in another <a>"),
            (Self.mistakes { form { div { form {} } } }, "<form> stands in another <form>"),
        ] {
            #expect(found.count == 1 && found[0].contains(part), "\(found)")
        }
    }

    @Test func whatParsersLeaveAloneIsNot() {
        let found = Self.mistakes {
            table {
                caption { p { "c" } }
                colgroup { col() }
                thead { tr { th { "a" } } }
                tbody { tr { td { table { tbody { tr { td { "nested" } } } } } } }
            }
            p {
                button { span { "b" } }; a(.href("/")) { "c" }
            }
            p { object { div { "fallback" } } }
            a(.href("/")) { "d" }
            a(.href("/")) { "e" }
        }
        #expect(found == [])
    }

    @Test func anElementThatIsNamedBeforeItIsCalledIsReported() {
        let found = Self.mistakes {
            let heading = h2
            p { "between" }
            heading { "late" }
        }
        #expect(found == ["<h2> is named in one place and called in another. Call it where you name it: h2 { … }."])
    }

    @Test func whatTheFrameworkAddsIsNot() {
        let found = Self.mistakes {
            FormView(
                "Send", false, attributes: {},
                content: { _ in
                    _ = p { "1" }
                })
        }
        #expect(found == [])
    }

    @Test func markupThatIsKeptAndPlacedLaterIsReported() {
        let line = #line + 2
        let found = Self.mistakes {
            let top = header { h1 { "kept" } }
            p { "first" }
            div { top }
        }
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix(
                "MartletCoreTests/MarkupCheckTests.swift:\(line): <header> is kept in a constant and placed later.")
                == true)
        #expect(found.first?.contains("@ViewBuilder func name() -> Fragment { … }") == true)
    }

    @Test func textThatIsKeptIsReportedToo() {
        #expect(
            Self.mistakes {
                let word = Text("\(7)"); p { "first" }; word
            }.count == 1)
    }

    @ViewBuilder private func helper(@ViewBuilder _ content: () -> Fragment) -> Fragment {
        h2 { "a" }
        content()
        if Bool.random() { p { "b" } }
        for x in 0..<3 { i { x } }
    }

    private struct Card: View {
        let text: String
        @ViewBuilder let content: () -> Fragment
        var body: some View {
            text
            b { "x" }
            content()
        }
    }

    @Test func whatIsPlacedWhereItIsCreatedIsNot() {
        let found = Self.mistakes {
            helper {
                "text"; b { "b" }
            }
            Card(text: "a") {
                "x"; "y"
            }
            if Bool.random() { "x" } else { i { "y" }; helper {} }
            ForEach([1, 2, 3], id: { $0 }) { row in
                li { row }
                helper { if row > 1 { "more" } }
            }
            switch 3 {
            case 3: div {}; "z"
            default: p {}
            }
            textarea(.value("x"))
            select(.value("b")) {
                option { "a" }; option { "b" }
            }
            helper {}
        }
        #expect(found == [])
    }
}
#endif
