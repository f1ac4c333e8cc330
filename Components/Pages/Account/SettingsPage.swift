import Martlet

@Page("/settings", access: .member) struct SettingsPage {
    let name: String
    let biography: String
    let email: String
    let sessions: [SessionRow]
    let tokens: [TokenRow]

    var head: some View {
        title("Settings · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Settings" }
            p { "You are logged in as \(email)." }
            p { a(.href(FollowedPage.link())) { "Whom you follow" } }
        }
        profile
        passwordChange
        sessionList
        tokenList
        deletion
    }

    @ViewBuilder private var profile: Fragment {
        section(.class("panel")) {
            h2 { "Profile" }
            Form(ChangeProfile(name: name, biography: biography), .class("form")) { form in
                trouble(form.error)
                labelled("Name", form.name) { input(form.name, .autocomplete("name")) }
                labelled("Biography", form.biography) { textarea(form.biography, .rows(3)) }
                button(.class("button")) { form.isPending ? "Saving…" : "Save profile" }
            }
        }
    }

    @ViewBuilder private var passwordChange: Fragment {
        section(.class("panel")) {
            h2 { "Password" }
            p { "A new password ends your other sessions and revokes your access tokens." }
            Form(ChangePassword(), .class("form")) { form in
                trouble(form.error)
                labelled("Current password", form.current) { input(form.current, .autocomplete("current-password")) }
                labelled("New password", form.new) { input(form.new, .autocomplete("new-password")) }
                button(.class("button")) { form.isPending ? "Changing…" : "Change password" }
            }
        }
    }

    @ViewBuilder private var sessionList: Fragment {
        section(.class("panel")) {
            h2 { "Sessions" }
            ul(.class("rows")) {
                ForEach(sessions) { session in
                    li {
                        p {
                            session.device
                            if session.isCurrent { " (this one)" }
                        }
                        p(.class("count")) {
                            "\(session.address), last seen "
                            moment(session.day, session.clock, isWhole: true)
                        }
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
    }

    @ViewBuilder private var tokenList: Fragment {
        section(.class("panel")) {
            h2 { "Access tokens" }
            p { "With a token another program reads, or writes, in your name." }
            ul(.class("rows")) {
                ForEach(tokens) { token in
                    li {
                        p { token.name }
                        p(.class("count")) {
                            "\(token.canWrite ? "Reads and writes" : "Reads"), made "
                            moment(token.day, token.clock)
                        }
                        confirmed("Revoke…", "What uses this token is shut out at once.") {
                            Form(RevokeToken(token: token.id)) { form in
                                button(.class("button danger")) { form.isPending ? "Revoking…" : "Revoke" }
                            }
                        }
                    }
                }
            }
            Form(CreateToken(), .class("form")) { form in
                trouble(form.error)
                labelled("What it is for", form.name) { input(form.name) }
                label {
                    input(form.canWrite)
                    " It may write"
                }
                button(.class("button")) { form.isPending ? "Creating…" : "Create token" }
            }
        }
    }

    @ViewBuilder private var deletion: Fragment {
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
    /// When it was last seen: see ``moment(_:_:)``.
    let day: String
    let clock: String
    let isCurrent: Bool
}

/// One of one's access tokens.
@JSON struct TokenRow: Identifiable {
    let id: Int
    let name: String
    let canWrite: Bool
    let day: String
    let clock: String
}

#if Server
extension SettingsPage {
    static func load(_ request: Request) async throws -> SettingsPage {
        let id = try request.memberID()
        let sessions = try await request.session.all().map { session in
            SessionRow(
                id: session.id, device: session.device, address: session.address,
                day: session.seenAt.day, clock: session.seenAt.clock, isCurrent: session.isCurrent)
        }
        let tokens = try await AccessTokens(request.database).all(of: id).map { token in
            TokenRow(
                id: token.id, name: token.name, canWrite: token.canWrite,
                day: token.createdAt.day, clock: token.createdAt.clock)
        }
        return try await request.database.read { database in
            SettingsPage(
                name: try database.value(String.self, "SELECT name FROM photographer WHERE id = \(id)") ?? "",
                biography: try database.value(String.self, "SELECT biography FROM photographer WHERE id = \(id)") ?? "",
                email: try database.value(String.self, "SELECT email FROM account WHERE photographer_id = \(id)") ?? "",
                sessions: sessions, tokens: tokens)
        }
    }
}

extension Timestamp {
    /// `2026-11-21` and `08:30:05` of `2026-11-21T08:30:05.250Z`.
    fileprivate var day: String { String(iso8601.prefix(10)) }
    fileprivate var clock: String { String(iso8601.dropFirst(11).prefix(8)) }
}
#endif
