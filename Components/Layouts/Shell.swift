import Martlet

/// What is around each page.
@Layout struct Shell {
    /// The path of the page inside.
    let place: String

    var head: some View {
        title("Aerie: photographs worth a second look")
        meta(.colorScheme, "light dark")
        meta(.name("theme-color"), .content("#f8f8f6"), .media("(prefers-color-scheme: light)"))
        meta(.name("theme-color"), .content("#131517"), .media("(prefers-color-scheme: dark)"))
        meta(property: "og:site_name", "Aerie")
        meta(property: "og:image", "\(absolute(asset("social.png")))")
        canonical(place)
        link(.rel(.icon), .href(asset("favicon.svg")), .type("image/svg+xml"))
        link(.rel("apple-touch-icon"), .href(asset("apple-touch-icon.png")))
        link(.rel(.preload), .href(asset("fonts/elstob.woff2")), .as("font"), .type("font/woff2"), .crossOrigin(""))
        link(.rel(.preload), .href(asset("fonts/inter.woff2")), .as("font"), .type("font/woff2"), .crossOrigin(""))
        link(.rel(.stylesheet), .href(asset("site.css")))
    }

    var body: some View {
        a(.class("skip"), .href("#main")) { "Skip to the content" }
        header(.class("site-header")) {
            a(.class("wordmark"), .href(HomePage.link())) {
                Mark()
                "Aerie"
            }
            nav(.ariaLabel("Main")) {
                ul {
                    item("Feed", HomePage.link())
                    item("Tags", TagsPage.link())
                    item("Search", SearchPage.link())
                    item("About", AboutPage.link())
                }
            }
            ThemeSwitch()
        }
        main(.id("main"), .tabIndex(-1)) { Outlet() }
        footer(.class("site-footer")) {
            p {
                "Aerie shows what "
                a(.href(AboutPage.link())) { "Martlet" }
                " can do."
            }
            p {
                "Every photograph belongs to its photographer; "
                a(.href("\(AboutPage.link())#credits")) { "licences and credits" }
                "."
            }
        }
    }

    @ViewBuilder private func item(_ name: String, _ link: String) -> Fragment {
        li { a(.href(link), .ariaCurrent(current(link))) { name } }
    }

    /// `page` for the link to this page, `true` for the link to the part of the site that it belongs to.
    private func current(_ link: String) -> String? {
        if place.hasSameBytes(as: link) { return "page" }
        return place.hasBytePrefix(String(composing: "\(link)/")) ? "true" : nil
    }
}

#if Server
extension Shell {
    static func load(_ request: Request) async throws -> Shell { Shell(place: request.path) }
}
#endif
