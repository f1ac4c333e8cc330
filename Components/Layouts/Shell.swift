import Martlet

/// What is around each page.
@Layout struct Shell {
    /// The path of the page inside.
    let place: String
    /// Who is logged in.
    let member: Member?
    /// How many prints are in the visitor's cart.
    let cart: Int
    /// What an action has to say, once.
    let notice: String?

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
                    item("Prints", PrintsPage.link())
                    item("About", AboutPage.link())
                }
            }
            account
            ThemeSwitch()
        }
        if let notice { p(.class("flash"), .role("status")) { notice } }
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

    /// What is the visitor's own.
    @ViewBuilder private var account: Fragment {
        nav(.class("account"), .ariaLabel("Account")) {
            ul {
                li {
                    a(.href(CartPage.link()), .ariaCurrent(current(CartPage.link()))) {
                        "Cart "
                        span(.class("badge"), .id("cart-count")) { cart }
                    }
                }
                if let member {
                    item("Upload", UploadPage.link())
                    item("Following", FollowingPage.link())
                    li {
                        // Not fetched ahead: what is shown there has been seen.
                        a(
                            .href(NotificationsPage.link()), .ariaCurrent(current(NotificationsPage.link())),
                            .data("reload", "")
                        ) {
                            "Notifications"
                            if member.unread > 0 { span(.class("badge")) { member.unread } }
                        }
                    }
                    item(member.name, PhotographerPage.link(handle: member.handle))
                    item("Settings", SettingsPage.link())
                    li { Form(LogOut()) { form in button(.class("quiet")) { "Log out" } } }
                } else {
                    item("Log in", LogInPage.link())
                    item("Register", RegisterPage.link())
                }
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
    static func load(_ request: Request) async throws -> Shell {
        let visitor = request.visitor
        // Most visitors have no session, and cost no query.
        guard visitor.session != nil else {
            return Shell(place: request.path, member: nil, cart: 0, notice: request.notice)
        }
        return try await request.database.read { database in
            Shell(
                place: request.path, member: try visitor.member.flatMap { try Member.find($0, in: database) },
                cart: try Cart.count(of: visitor, in: database), notice: request.notice)
        }
    }
}
#endif
