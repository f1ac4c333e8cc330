import Martlet

/// In place of a page that cannot be shown.
@ErrorPage struct Trouble {
    let failure: Failure

    init(_ failure: Failure) { self.failure = failure }

    var head: some View {
        title("\(heading) · Aerie")
        meta(.description, "\(failure.message)")
        meta(.robots, "noindex")
    }

    var body: some View {
        div(.class("notice")) {
            Mark()
            h1 { heading }
            p { failure.message }
            div {
                a(.class("button"), .href(HomePage.link())) { "See the newest photographs" }
                a(.class("button"), .href(SearchPage.link())) { "Search" }
            }
            if failure.status >= 500 { p(.class("count")) { "Request \(failure.requestID)" } }
        }
    }

    private var heading: String {
        switch failure.status {
        case 404: "Nothing has landed here"
        case 500...: "That one is on us"
        default: "This address makes no sense"
        }
    }
}
