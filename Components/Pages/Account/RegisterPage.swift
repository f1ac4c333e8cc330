import Martlet

@Page("/register?next={next: String?}") struct RegisterPage {
    let next: String

    var head: some View {
        title("Register · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Register" }
            p { "Show your photographs, and say what you think of those of others." }
        }
        Form(Register(next: next), .class("form")) { form in
            trouble(form.error)
            labelled("Name", form.name) { input(form.name, .autocomplete("name")) }
            labelled("Email", form.email) { input(form.email, .autocomplete("email")) }
            labelled("Password", form.password) { input(form.password, .autocomplete("new-password")) }
            p(.class("count")) { "A password has at least eight characters." }
            button(.class("button main")) { form.isPending ? "Registering…" : "Register" }
        }
        p {
            "You have an account? "
            a(.href(LogInPage.link(next: next))) { "Log in" }
        }
    }
}

#if Server
extension RegisterPage {
    static func load(_ request: Request, next: String?) async throws -> RegisterPage {
        RegisterPage(next: LocalPath.checked(next))
    }
}
#endif
