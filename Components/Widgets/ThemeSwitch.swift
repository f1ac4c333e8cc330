import Martlet

/// Light or dark. There are two buttons, of which the style sheet shows the one that changes something: only it knows
/// what the visitor's system says. Without the module the form does the same by way of `POST /theme`.
@Component struct ThemeSwitch {
    @State var lightButton = ElementRef()
    @State var darkButton = ElementRef()

    var body: some View {
        form(.method(.post), .action("/theme"), .onSubmit(.preventDefault) { event in choose(event.submitterValue) }) {
            button(.class("theme to-dark"), .name("theme"), .value("dark"), .ref(darkButton)) {
                icon()
                "Dark"
            }
            button(.class("theme to-light"), .name("theme"), .value("light"), .ref(lightButton)) {
                icon()
                "Light"
            }
        }
    }

    private func choose(_ theme: String) {
        Document.setAttribute("data-theme", theme)
        Document.setCookie("theme", theme, maximumAge: 365 * 86_400)
        // The button that was pressed is gone now, and the focus must not go with it.
        if theme.isEqual(to: "dark") { lightButton.focus() } else { darkButton.focus() }
    }

    @ViewBuilder private func icon() -> Fragment {
        svg(.viewBox("0 0 16 16"), .ariaHidden(true)) {
            path(.d("M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.500v11a5.5 5.5 0 0 1 0-11z"))
        }
    }
}
