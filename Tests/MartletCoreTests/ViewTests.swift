import MartletCore
import Synchronization
import Testing

private struct Theme: EnvironmentValue {
    var name: String
    static var defaultValue: Theme { Theme(name: "light") }
}

@Component private struct Named {
    @Environment var theme: Theme
    @State var count = 3
    var body: some View { p { "\(theme.name) \(count)" } }
}

@Component private struct Empty {
    var body: some View {}
}

@Component private struct Word {
    let text: String
    var body: some View { text }
}

private enum Colour: String, TextValue { case red }

@Suite struct ViewTests {
    // MARK: Texts

    @Test func interpolatedValuesAreWrittenAsTheyAre() {
        let (some, none): (Int?, Int?) = (4, nil)
        let word: String? = "<"
        #expect(
            markup { "\(Int64.min) \(Int64.max) \(UInt64.max) \(UInt.max) \(Int.min)" }
                == "-9223372036854775808 9223372036854775807 18446744073709551615 18446744073709551615 -9223372036854775808"
        )
        #expect(markup { "\(0.1) \(-0.0) \(1e300) \(2.0)" } == "0.1 -0.0 1e+300 2.0")
        #expect(markup { "\(some)|\(none)|\(word)|\(Colour.red)|\("a<b".dropFirst())" } == "4||&lt;|red|&lt;b")
        #expect(markup { p(.title("\(some)\(none)\(UInt64.max)")) } == "<p title=\"418446744073709551615\"></p>")
    }

    @Test func integersHaveAllTheirDigits() {
        // Those of one digit, of two and of more are written in different ways.
        var numbers = Array(-20...20_000)
        var power = 10
        while power < Int.max / 10 {
            power *= 10
            numbers += [power - 1, power, power + 1, 1 - power, -power]
        }
        for number in numbers { #expect(markup { number } == String(number)) }
    }

    @Test func markersTellApartWhatHTMLRunsTogether() {
        #expect(
            markup(hydratable: true) {
                "a"; "b"; "\(1)"; 2
            } == "a<!--,-->b<!--,-->1<!--,-->2")
        #expect(
            markup(hydratable: true) {
                p {
                    "a"; ""
                }
            } == "<p>a<!--,--><!----></p>")
        #expect(
            markup(hydratable: true) {
                "a"; br(); "b"
            } == "a<br>b")
        #expect(
            markup(hydratable: true) {
                Word(text: "a"); Word(text: "b")
            } == "a<!--,-->b")
        #expect(markup(hydratable: true) { Empty() } == "<!---->")
    }

    @Test func aPageThatIsNotHydratedHasNoMarkers() {
        let written = markup {
            "a"
            "b"
            ""
            Empty()
            if Bool("true")! { "c" }
            if Bool("false")! { "d" }
            for i in 0..<2 { "\(i)" }
            for _ in 0..<2 {}
            ForEach([1, 2], id: \.self) { "\($0)" }
            ForEach([Int](), id: \.self) { "\($0)" }
            ForEach([1], id: \.self) { _ in }
            OnAppear {}
            Provide(Theme(name: "dark")) { Named() }
        }
        #expect(written == "abc0112<p>dark 3</p>")
    }

    // MARK: Control flow

    @Test func rowsWithoutNodesHaveAPlaceEach() {
        #expect(markup(hydratable: true) { ForEach([1, 2], id: \.self) { _ in } } == "<!----><!----><!---->")
        #expect(markup(hydratable: true) { for _ in 0..<2 {} } == "<!----><!----><!---->")
        #expect(markup(hydratable: true) { for _ in 0..<0 {} } == "<!---->")
        #expect(markup(hydratable: true) { ForEach([Int](), id: \.self) { _ in br() } } == "<!---->")
        #expect(
            markup(hydratable: true) { ul { for i in 0..<2 { for _ in 0..<i {} } } }
                == "<ul><!----><!----><!----><!----></ul>")
    }

    @Test func branchesWriteTheOneThatIsTaken() {
        func written(_ n: Int) -> String {
            markup {
                if n == 0 { "zero" } else if n == 1 { "one" } else { "many" }
                switch n {
                case 0: b { "0" }
                case 1: i { "1" }
                default: u { "n" }
                }
                if let half = n > 1 ? n / 2 : nil { " \(half)" }
            }
        }
        #expect(written(0) == "zero<b>0</b>")
        #expect(written(1) == "one<i>1</i>")
        #expect(written(8) == "many<u>n</u> 4")
    }

    // MARK: Environment

    @Test func theInnermostProvidedValueIsFound() {
        let written = markup {
            Named()
            Provide(Theme(name: "dark")) {
                Named()
                div { Provide(Theme(name: "<blue>")) { Named() } }
                Named()
            }
            Named()
        }
        #expect(
            written == "<p>light 3</p><p>dark 3</p><div><p>&lt;blue&gt; 3</p></div><p>dark 3</p><p>light 3</p>")
    }

    // MARK: Renderings

    @Test func aRenderingInsideAnotherLeavesItAlone() {
        let written = markup(hydratable: true) {
            div {
                "a"
                p(.title("\(HTMLRenderer.string(Named()))")) {
                    HTMLRenderer.string(Word(text: String(repeating: "x", count: 9_000))).count
                }
                select(.value("b")) {
                    option(.value(HTMLRenderer.string(Word(text: "b")))) { "c" }
                }
                "d"
            }
        }
        #expect(
            written
                == "<div>a<p title=\"&lt;p&gt;light 3&lt;/p&gt;\">9000</p><select><option value=\"b\" selected=\"\">c</option>"
                + "</select>d</div>")
    }

    @Test func manyTasksRenderAtOnce() async {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    let name = "theme \(number)"
                    let rows = number % 40
                    func page() -> String {
                        markup(hydratable: true) {
                            Provide(Theme(name: name)) {
                                Named()
                                for i in 0..<rows { li { "\(number) \(i)" } }
                            }
                        }
                    }
                    let first = page()
                    await Task.yield()
                    return first == page() && first.contains("<p>\(name) 3</p>")
                        && first.ranges(of: "<li>\(number) ").count == rows
                }
            }
            var right = 0
            for await isRight in group where isRight { right += 1 }
            #expect(right == 2_000)
        }
    }

    @Test func onlyHandlersEffectsAndBindingsNeedTheBrowsersHalf() {
        func isInteractive(@ViewBuilder _ content: () -> Fragment) -> Bool {
            HTMLRenderer.render(hydratable: true) {
                _ = content()
            } consume: { _, result in
                result.isInteractive
            }
        }
        #expect(
            !isInteractive {
                Named(); a(.href("/")) {}; input(.value("a"))
            })
        #expect(isInteractive { button(.onClick {}) {} })
        #expect(isInteractive { OnAppear {} })
        #expect(isInteractive { input(.value(Binding(get: { "" }, set: { _ in }))) })
        #expect(!isInteractive { p {} }, "and the next rendering starts anew")
    }

    @Test func anErrorInTheReaderLeavesTheRendererUsable() {
        struct Failed: Error {}
        #expect(throws: Failed.self) {
            try HTMLRenderer.render(hydratable: false, { _ = p { "a" } }, consume: { _, _ in throw Failed() })
        }
        #expect(markup { p { "b" } } == "<p>b</p>")
    }
}
