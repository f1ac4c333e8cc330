import Martlet

/// A guest book: what visitors have written, and what they can do.
@Page("/guests") struct GuestsPage {
    let entries: [GuestEntry]
    let votes: Int
    let notice: String?
    var head: some View { title("Guests") }
    var body: some View {
        h1 { "Guests" }
        if let notice { p(.id("notice"), .role("status")) { notice } }
        ul(.id("entries")) { ForEach(entries) { entry in li { "\(entry.name), \(entry.age): \(entry.text)" } } }
        Form(SignGuestBook(book: 7), .id("sign")) { form in
            if let error = form.error { p(.class("form-error"), .role("alert")) { error } }
            Labelled(name: "Name", field: form.name)
            input(form.name, .disabled(form.isPending))
            Labelled(name: "Email", field: form.email)
            input(form.email)
            Labelled(name: "Age", field: form.age)
            input(form.age)
            Labelled(name: "Text", field: form.text)
            textarea(form.text)
            label {
                input(form.isLoud); "Loud"
            }
            // Another button, and a field that is not sent any more: the form has been read by then.
            if form.isPending { button(.disabled()) { "Sending…" } } else { button { "Send" } }
        }
        VoteButton(votes: votes)
    }
}

/// Has a form, but not from the beginning.
@Page("/unfolding") struct UnfoldingPage {
    @State var isWriting = false
    let entries: Int
    var head: some View { title("Unfolding") }
    var body: some View {
        h1 { "Unfolding" }
        p(.id("entries")) { entries }
        button(.id("write"), .onClick { isWriting = true }) { "Write" }
        if isWriting {
            Form(SignGuestBook(book: 7), .id("sign")) { form in
                input(form.name, .ariaLabel("Name"))
                input(form.email, .ariaLabel("Email"))
                input(form.age, .ariaLabel("Age"))
                textarea(form.text, .ariaLabel("Text"))
                button { form.isPending ? "Sending…" : "Send" }
            }
        }
    }
}

@Component struct Labelled {
    let name: String
    let field: FormField
    var body: some View {
        label(.for(field.id)) { name }
        if let error = field.error { p(.class("field-error"), .id(field.errorID)) { error } }
    }
}

/// Counts at once, and takes it back if the server will not have it.
@Component struct VoteButton {
    @State var votes: Int
    @State var trouble = ""
    init(votes: Int) { _votes = State(wrappedValue: votes) }
    var body: some View {
        button(.id("vote"), .onClick { vote(1) }) { "Votes \(votes)" }
        button(.id("vote-badly"), .onClick { vote(13) }) { "Thirteen votes" }
        p(.id("trouble")) { trouble }
    }
    private func vote(_ count: Int) {
        votes += count
        Vote(count: count).send { reply in
            votes = reply.votes
        } failed: { message in
            votes -= count
            trouble = message
        }
    }
}

@JSON struct GuestEntry: Identifiable {
    let id: Int
    let name: String
    let age: Int
    let text: String
}

@JSON struct VoteReply { let votes: Int }

@Action struct SignGuestBook {
    let book: Int
    @Field(.length(2...20), .pattern("[A-Za-z ]+", "letters and spaces")) var name: String
    @Field(.email) var email: String
    @Field(.range(3...120)) var age: Int?
    @Field(.length(1...50)) var text: String
    @Field var isLoud: Bool
}

@Action struct Vote {
    let count: Int
    typealias Reply = VoteReply
}

@Action(access: Access("nobody")) struct Forbidden {}

#if Server
extension GuestsPage {
    static func load(_ request: Request) async throws -> GuestsPage {
        try await request.database.read { database in
            GuestsPage(
                entries: try database.all("SELECT id, name, age, text FROM guest ORDER BY id") { row in
                    GuestEntry(
                        id: try row.get("id"), name: try row.get("name"), age: try row.get("age"),
                        text: try row.get("text"))
                },
                votes: try database.value(Int.self, "SELECT sum(count) FROM vote") ?? 0, notice: request.notice)
        }
    }
}

extension UnfoldingPage {
    static func load(_ request: Request) async throws -> UnfoldingPage {
        UnfoldingPage(
            entries: try await request.database.read { try $0.value(Int.self, "SELECT count(*) FROM guest") ?? 0 })
    }
}

extension SignGuestBook {
    func perform(_ request: Request) async throws -> Done {
        guard book == 7 else { throw NotFound("There is no such book.") }
        if text.contains("slow") { try await Task.sleep(for: .milliseconds(400)) }
        guard !text.contains("rude") else { throw Refused("Please be polite.", field: "text") }
        guard !text.contains("full") else { throw Refused("The book is full.") }
        let written = isLoud ? text.uppercased() : text
        try await request.database.execute(
            "INSERT INTO guest (name, age, text) VALUES (\(name), \(age ?? 0), \(written))")
        request.notify("Thank you, \(name)")
        if text.contains("go") { throw Redirect(to: MessagePage.link()) }
        return Done()
    }
}

extension Vote {
    func perform(_ request: Request) async throws -> VoteReply {
        guard count < 10 else { throw Refused("So many votes nobody has.") }
        let count = count
        return try await request.database.transaction { database in
            try database.execute("INSERT INTO vote (count) VALUES (\(count))")
            return VoteReply(votes: try database.value(Int.self, "SELECT sum(count) FROM vote") ?? 0)
        }
    }
}

extension Forbidden {
    func perform(_ request: Request) async throws -> Done { Done() }
}

extension FixtureSite {
    public static let migrations = [
        Migration("guests") {
            """
            CREATE TABLE guest (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER NOT NULL, text TEXT NOT NULL);
            CREATE TABLE vote (count INTEGER NOT NULL);
            """
        },
        SentForms.migration,
        Sessions.migration,
    ]
}
#endif
