import Martlet

/// A member's own photograph: its caption, its tags, its print.
@Page("/photos/{id: Int}/edit", access: .member) struct EditPhotoPage {
    let id: Int
    let caption: String
    let tags: String
    let price: Int
    let stock: Int

    var head: some View {
        title("Edit · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) { h1 { "Edit the photograph" } }
        Form(EditPhoto(photo: id, caption: caption, tags: tags), .class("form")) { form in
            trouble(form.error)
            labelled("Caption", form.caption) { textarea(form.caption, .rows(2)) }
            labelled("Tags", form.tags) { input(form.tags) }
            button(.class("button main")) { form.isPending ? "Saving…" : "Save" }
        }
        section(.class("panel")) {
            h2 { "Prints" }
            Form(OfferPrint(photo: id, price: price, stock: stock), .class("form")) { form in
                trouble(form.error)
                labelled("Price in euros", form.price) { input(form.price) }
                labelled("How many", form.stock) { input(form.stock) }
                button(.class("button")) { form.isPending ? "Saving…" : "Offer prints" }
            }
        }
        section(.class("panel")) {
            h2 { "Delete" }
            confirmed(
                "Delete this photograph…", "Its comments, likes and prints go with it. Nothing brings them back."
            ) {
                Form(DeletePhoto(photo: id), .class("form")) { form in
                    button(.class("button danger")) { form.isPending ? "Deleting…" : "Delete for good" }
                }
            }
        }
    }
}

#if Server
extension EditPhotoPage {
    static func load(_ request: Request, id: Int) async throws -> EditPhotoPage {
        let me = try request.memberID()
        return try await request.database.read { database in
            try Ownership.check(id, of: me, in: database)
            guard let photo = try PhotoDetails.find(id, in: database) else { throw NotFound() }
            return EditPhotoPage(
                id: id, caption: photo.caption, tags: photo.tags.joined(separator: ", "),
                price: try database.value(Int.self, "SELECT price FROM print WHERE photo_id = \(id)") ?? 30,
                stock: try database.value(Int.self, "SELECT stock FROM print WHERE photo_id = \(id)") ?? 0)
        }
    }
}
#endif
