import Martlet

@Page("/login?next={next: String?}") struct LogInPage {
    let next: String

    var head: some View {
        title("Log in · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Log in" }
            if !next.hasSameBytes(as: "/") {
                p { "Then you will be back where you were." }
            }
        }
        Form(LogIn(next: next), .class("form")) { form in
            trouble(form.error)
            labelled("Email", form.email) { input(form.email, .autocomplete("email")) }
            labelled("Password", form.password) { input(form.password, .autocomplete("current-password")) }
            button(.class("button main")) { form.isPending ? "Logging in…" : "Log in" }
        }
        p {
            "No account yet? "
            a(.href(RegisterPage.link(next: next))) { "Register" }
        }
    }
}

#if Server
extension LogInPage {
    static func load(_ request: Request, next: String?) async throws -> LogInPage {
        LogInPage(next: LocalPath.checked(next))
    }
}
#endif
