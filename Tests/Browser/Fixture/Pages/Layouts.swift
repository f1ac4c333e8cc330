import Martlet

/// Around all pages: has state, and a link to each page.
@Layout struct Frame {
    @State var opened = 0

    var head: some View {
        title("Fixture")
        link(.rel(.icon), .href("\(asset("dot.svg"))"))
    }

    var body: some View {
        header {
            button(.id("frame"), .onClick { opened += 1 }) { "opened \(opened)" }
            nav {
                a(.id("to-index"), .href(IndexPage.link())) { "Index" }
                a(.id("to-counter"), .href(CounterPage.link(start: 3))) { "Counter 3" }
                a(.id("to-other-counter"), .href(CounterPage.link(start: 40))) { "Counter 40" }
                a(.id("to-forms"), .href(FormsPage.link())) { "Forms" }
                a(.id("to-list"), .href(ListPage.link())) { "List" }
                a(.id("to-long"), .href(LongPage.link())) { "Long" }
                a(.id("to-slow"), .href(SlowPage.link(milliseconds: 600))) { "Slow" }
                a(.id("to-failing"), .href(FailingPage.link())) { "Failing" }
                a(.id("to-moved"), .href(MovedPage.link())) { "Moved" }
                a(.id("to-missing"), .href(MissingPage.link(id: 7))) { "Missing" }
                a(.id("to-search"), .href(SearchPage.link(q: "ä & b", page: 2))) { "Search" }
                a(.id("to-static"), .href(ScriptlessPage.link())) { "Static" }
                a(.id("to-lifecycle"), .href(LifecyclePage.link())) { "Lifecycle" }
                a(.id("to-first"), .href(FirstPage.link())) { "First" }
            }
        }
        main { Outlet() }
        footer { "The end." }
    }
}

/// Inside ``Frame``, around two pages.
@Layout struct Section {
    @State var note = ""
    @State var isClosed = false

    var head: some View { title("Section") }

    var body: some View {
        h2 { "Section" }
        input(.id("note"), .ariaLabel("Note"), .value($note))
        p(.id("noted")) { "noted \(note)" }
        a(.id("to-second"), .href(SecondPage.link())) { "Second" }
        a(.id("to-third"), .href(ThirdPage.link())) { "Third" }
        button(.id("close"), .onClick { isClosed.toggle() }) { if isClosed { "Open" } else { "Close" } }
        if !isClosed { Outlet() }
    }
}

@ErrorPage struct Trouble {
    let failure: Failure
    init(_ failure: Failure) { self.failure = failure }

    var head: some View { title("Trouble \(failure.status)") }

    var body: some View {
        h1 { "Trouble" }
        p(.id("status")) { failure.status }
        p(.id("message")) { failure.message }
    }
}

@Page("/section/first") struct FirstPage {
    @State var clicks = 0
    var head: some View { title("First") }
    var body: some View {
        h1 { "First" }
        button(.id("plus"), .onClick { clicks += 1 }) { "clicks \(clicks)" }
    }
}

/// Has nothing to do.
@Page("/section/third") struct ThirdPage {
    var head: some View { title("Third") }
    var body: some View { h1 { "Third" } }
}

@Page("/section/second") struct SecondPage {
    @State var clicks = 0
    var head: some View { title("Second") }
    var body: some View {
        h1 { "Second" }
        button(.id("plus"), .onClick { clicks += 1 }) { "clicks \(clicks)" }
    }
}
