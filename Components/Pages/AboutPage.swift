import Martlet

/// What this site is. It has nothing to do but to be read, so it is sent without the module.
@Page("/about", static: true) struct AboutPage {
    var head: some View {
        title("About · Aerie")
        meta(.description, "What Aerie is, and what Martlet is.")
    }

    var body: some View {
        article(.class("prose")) {
            h1 { "About Aerie" }
            p(.class("lead")) {
                "Aerie is a small place for photographs, and the house that its framework was tried in."
            }
            p {
                """
                An aerie is a nest on a high ledge: a good place to look from. Here it is pictures by people who gave them \
                to everyone. Look at one for as long as you like. Nothing on the page will move, ask for your address or \
                count the seconds.
                """
            }
            h2 { "Built with Martlet" }
            p {
                """
                A martlet is the swift of heraldry, drawn without feet because it was believed never to land. Martlet the \
                framework takes its name from that: a page is written once, in Swift, sent from the server as plain HTML, \
                and the same code, compiled to a small WebAssembly module, takes over in the browser without drawing \
                anything twice.
                """
            }
            p {
                """
                This page has nothing to click but links, so it was sent without any of that. It is HTML and a style \
                sheet.
                """
            }
            pre(.tabIndex(0), .role("region"), .ariaLabel("A Martlet component")) { code { AboutPage.example } }
            h2 { "If something is switched off" }
            p {
                """
                Without scripts, links are links and the search is a form. Without web fonts, the lines stay where they \
                are. With a dark system theme, the site is dark; the button at the top says otherwise for as long as you \
                wish.
                """
            }
            h2(.id("credits")) { "Credits" }
            p {
                """
                The photographs are in the public domain or under a Creative Commons licence, which each photograph’s page \
                names together with its source. The text is set in Elstob by Peter S. Baker, after the types that Bishop \
                Fell bought for Oxford, and in Inter by Rasmus Andersson; both are under the SIL Open Font License.
                """
            }
        }
    }

    private static var example: String {
        """
        @Component
        struct LikeButton {
            @State var likes: Int

            var body: some View {
                button(.class("like"), .onClick { likes += 1 }) {
                    "♥ \\(likes)"
                }
            }
        }
        """
    }
}
