import Martlet

@Layout struct Shell {
    @State var open = false
    var head: some View {
        title("Aerie")
        link(.rel(.stylesheet), .href("\(asset("site.css"))"))
    }
    var body: some View {
        header {
            nav { a(.href(HomePage.link())) { "Home" }; a(.href(CounterPage.link(start: 3))) { "Counter" }; a(.href(AboutPage.link())) { "About" } }
            button(.onClick { open.toggle() }, .ariaExpanded(open)) { open ? "Close" : "Open" }
        }
        main { Outlet() }
        footer { "foot" }
    }
}

@ErrorPage struct Trouble {
    let failure: Failure
    init(_ failure: Failure) { self.failure = failure }
    var head: some View { title("Trouble") }
    var body: some View { h1 { "\(failure.status)" }; p { failure.message } }
}
