import Martlet

/// Links of every kind.
@Page("/") struct IndexPage {
    @State var taken = 0

    var head: some View {
        title("Index")
        meta(.description, "Where it begins")
    }

    var body: some View {
        h1 { "Index" }
        a(.id("blank"), .href(CounterPage.link(start: 1)), .target("_blank")) { "new tab" }
        a(.id("download"), .href(CounterPage.link(start: 1)), .download("page.html")) { "download" }
        a(.id("reload"), .href(CounterPage.link(start: 1)), .data("reload", "")) { "reload" }
        a(.id("unknown"), .href("/health")) { "unknown route" }
        a(.id("foreign"), .href("http://localhost:1/counter/1")) { "other origin" }
        a(
            .id("handled"), .href(CounterPage.link(start: 1)),
            .onClick { event in
                event.preventDefault(); taken += 1
            }
        ) {
            "handled \(taken)"
        }
        a(.id("nested"), .href(CounterPage.link(start: 9))) { span { b(.id("inside")) { "nested" } } }
        a(.id("to-section"), .href(LongPage.link() + "#section-50")) { "Section 50" }
        a(.id("to-umlaut"), .href(UmlautPage.link(number: 7))) { "Köln 7" }
        a(.id("to-self"), .href(IndexPage.link())) { "here" }
    }
}

/// Takes as long as its address says.
@Page("/slow/{milliseconds: Int}") struct SlowPage {
    let milliseconds: Int
    @State var clicks = 0
    var head: some View { title("Slow \(milliseconds)") }
    var body: some View {
        h1 { "Slow \(milliseconds)" }
        button(.id("plus"), .onClick { clicks += 1 }) { "clicks \(clicks)" }
    }
}

/// Its address is not all ASCII.
@Page("/köln/{number: Int}") struct UmlautPage {
    let number: Int
    var head: some View {
        title("Köln \(number)")
        link(.rel(.alternate), .href(UmlautPage.link(number: number + 1)))
    }
    var body: some View { h1 { "Köln \(number)" } }
}

/// Ends otherwise than its beginning promised: after the head has been sent.
@Page("/late/{how: String}") struct LatePage {
    let how: String
    var body: some View { h1 { how } }
}

@Page("/failing") struct FailingPage {
    let never: String
    var body: some View { h1 { never } }
}

@Page("/moved") struct MovedPage {
    let never: String
    var body: some View { h1 { never } }
}

@Page("/missing/{id: Int}") struct MissingPage {
    let id: Int
    var body: some View { h1 { id } }
}

@Page("/search?q={q: String?}&page={page: Int = 1}") struct SearchPage {
    let q: String?
    let page: Int
    var head: some View { title("Search") }
    var body: some View {
        h1 { "Search" }
        form(.action(SearchPage.link())) {
            input(.id("q"), .name("q"), .ariaLabel("Words"), .value(q ?? ""))
            button { "Search" }
        }
        p(.id("query")) { "“\(q ?? "nothing")” on page \(page)" }
    }
}

@Page("/long") struct LongPage {
    @State var clicks = 0
    var head: some View { title("Long") }
    var body: some View {
        h1 { "Long" }
        a(.id("to-fragment"), .href("#section-80")) { "Section 80" }
        button(.id("plus"), .onClick { clicks += 1 }) { "clicks \(clicks)" }
        for number in 1...100 {
            section(.id("section-\(number)"), .style("height: 120px")) {
                h2 { "Section \(number)" }
                if number == 40 {
                    a(.id("away"), .href(CounterPage.link(start: 3))) { "away" }
                    input(.id("kept"), .ariaLabel("Kept"))
                }
            }
        }
    }
}

/// No state, no handlers: but the layout has some.
@Page("/plain") struct PlainPage {
    var head: some View { title("Plain") }
    var body: some View { h1 { "Plain" } }
}

/// Sent without the browser's half.
@Page("/static", static: true) struct ScriptlessPage {
    var head: some View { title("Static") }
    var body: some View { h1 { "Static" } }
}

/// A page whose component differs between the two sides.
@Page("/different") struct DifferentPage {
    @State var clicks = 0
    var head: some View { title("Different") }
    var body: some View {
        h1 { "Different" }
        form(.action(SearchPage.link())) {
            input(.name("q"), .ariaLabel("Words"))
            button(.id("send")) { "Send" }
        }
        if isServer { p { "the server's" } } else { table { tbody { tr { td { "the browser's" } } } } }
        button(.id("plus"), .onClick { clicks += 1 }) { "clicks \(clicks)" }
    }
}

/// A page whose button ends the module.
@Page("/trap") struct TrapPage {
    @State var numbers: [Int] = []
    var head: some View { title("Trap") }
    var body: some View {
        h1 { "Trap" }
        button(.id("trap"), .onClick { numbers = [numbers[numbers.count + 3]] }) { "trap" }
        form(.id("form"), .method(.post), .action("/messages"), .onSubmit(.preventDefault) { numbers.append(1) }) {
            input(.name("text"), .id("text"), .ariaLabel("Text"), .value("kept"))
            button(.id("send")) { "send \(numbers.count)" }
        }
        a(.id("link"), .href(CounterPage.link(start: 3))) { "away" }
    }
}

/// Components in components, as deep as one asks for.
@Page("/nested/{levels: Int}") struct NestedPage {
    let levels: Int
    @State var more = 0
    var head: some View { title("Nested") }
    var body: some View {
        button(.id("deeper"), .onClick { more = 100_000 }) { "deeper" }
        a(.id("link"), .href(CounterPage.link(start: 3))) { "away" }
        Nested(rest: levels + more)
    }
}

@Component struct Nested {
    let rest: Int
    @State var isMarked = false
    var body: some View {
        div(.class(isMarked ? "level marked" : "level")) {
            if rest > 1 {
                Nested(rest: rest - 1)
            } else {
                button(.id("innermost"), .onClick { isMarked = true }) { "mark" }
            }
        }
    }
}

#if Server
private let isServer = true

private struct Broken: Error {}

extension NestedPage {
    static func load(_ request: Request, levels: Int) async throws -> NestedPage {
        guard levels < 1_000 else { throw NotFound() }
        return NestedPage(levels: levels)
    }
}

extension SlowPage {
    static func load(_ request: Request, milliseconds: Int) async throws -> SlowPage {
        try await Task.sleep(nanoseconds: UInt64(milliseconds) * 1_000_000)
        return SlowPage(milliseconds: milliseconds)
    }
}

extension UmlautPage {
    static func load(_ request: Request, number: Int) async throws -> UmlautPage { UmlautPage(number: number) }
}

extension LatePage {
    static func load(_ request: Request, how: String) async throws -> LatePage {
        try await Task.sleep(nanoseconds: 200_000_000)
        if how == "moved" { throw Redirect(to: CounterPage.link(start: 5)) }
        if how == "missing" { throw NotFound("There is no such page.") }
        throw Broken()
    }
}

extension FailingPage {
    static func load(_ request: Request) async throws -> FailingPage { throw Broken() }
}

extension MovedPage {
    static func load(_ request: Request) async throws -> MovedPage { throw Redirect(to: CounterPage.link(start: 5)) }
}

extension MissingPage {
    static func load(_ request: Request, id: Int) async throws -> MissingPage { throw NotFound("There is no \(id).") }
}

extension SearchPage {
    static func load(_ request: Request, q: String?, page: Int) async throws -> SearchPage {
        SearchPage(q: q, page: page)
    }
}
#else
private let isServer = false
#endif
