import Martlet

/// The way to the pages before and after, if there is more than one.
@Component struct Pagination {
    let slice: Slice
    /// What the pages before and after are called.
    var before: StaticString = "Newer"
    var after: StaticString = "Older"
    /// The address of a page; nil is the first.
    let link: (Int?) -> String

    var body: some View {
        if slice.pages > 1 {
            nav(.class("pager"), .ariaLabel("Pages")) {
                if slice.page > 1 {
                    a(.class("button"), .rel(.prev), .href(link(slice.page == 2 ? nil : slice.page - 1))) {
                        span(.ariaHidden(true)) { "←" }
                        " "
                        Text(stringLiteral: before)
                    }
                }
                p(.class("count")) { "Page \(slice.page) of \(slice.pages)" }
                if slice.page < slice.pages {
                    a(.class("button"), .rel(.next), .href(link(slice.page + 1))) {
                        Text(stringLiteral: after)
                        " "
                        span(.ariaHidden(true)) { "→" }
                    }
                }
            }
        }
    }
}
