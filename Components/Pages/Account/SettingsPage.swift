import Martlet

@Page("/settings", access: .member) struct SettingsPage {
    let name: String
    let biography: String
    let email: String
    let sessions: [SessionRow]

    var head: some View {
        title("Settings · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Settings" }
            p { "You are logged in as \(email)." }
        }
        section(.class("panel")) {
            h2 { "Profile" }
            Form(ChangeProfile(name: name, biography: biography), .class("form")) { form in
                labelled("Name", form.name) { input(form.name, .autocomplete("name")) }
                labelled("Biography", form.biography) { textarea(form.biography, .rows(3)) }
                button(.class("button")) { form.isPending ? "Saving…" : "Save profile" }
            }
        }
        section(.class("panel")) {
            h2 { "Password" }
            Form(ChangePassword(), .class("form")) { form in
                trouble(form.error)
                labelled("Current password", form.current) { input(form.current, .autocomplete("current-password")) }
                labelled("New password", form.new) { input(form.new, .autocomplete("new-password")) }
                button(.class("button")) { form.isPending ? "Changing…" : "Change password" }
            }
        }
        section(.class("panel")) {
            h2 { "Sessions" }
            ul(.class("rows")) {
                ForEach(sessions) { session in
                    li {
                        p {
                            session.device
                            if session.isCurrent { " (this one)" }
                        }
                        p(.class("count")) { "\(session.address), last seen \(session.seen)" }
                        Form(EndSession(session: session.id)) { form in
                            button(.class("button")) { form.isPending ? "Ending…" : "End session" }
                        }
                    }
                }
            }
            if sessions.count > 1 {
                Form(EndSession(session: 0)) { form in
                    button(.class("button")) { form.isPending ? "Ending…" : "End all others" }
                }
            }
        }
        section(.class("panel")) {
            h2 { "Delete account" }
            p { "Your photographs, comments and likes go with it, for good." }
            Form(DeleteAccount(), .class("form")) { form in
                trouble(form.error)
                labelled("Password", form.password) { input(form.password, .autocomplete("current-password")) }
                button(.class("button danger")) { form.isPending ? "Deleting…" : "Delete account" }
            }
        }
    }
}

/// One of one's sessions.
@JSON struct SessionRow: Identifiable {
    let id: Int
    /// “Firefox on Linux”
    let device: String
    let address: String
    let seen: String
    let isCurrent: Bool
}

#if Server
extension SettingsPage {
    static func load(_ request: Request) async throws -> SettingsPage {
        let id = try request.memberID()
        let sessions = try await request.session.all().map { session in
            SessionRow(
                id: session.id, device: session.device, address: session.address,
                seen: String(session.seenAt.iso8601.prefix(16)).replacing("T", with: " "), isCurrent: session.isCurrent)
        }
        return try await request.database.read { database in
            SettingsPage(
                name: try database.value(String.self, "SELECT name FROM photographer WHERE id = \(id)") ?? "",
                biography: try database.value(String.self, "SELECT biography FROM photographer WHERE id = \(id)") ?? "",
                email: try database.value(String.self, "SELECT email FROM account WHERE photographer_id = \(id)") ?? "",
                sessions: sessions)
        }
    }
}
#endif
