import Martlet

@Page("/upload", access: .member) struct UploadPage {
    var head: some View {
        title("Upload · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Upload" }
            p { "JPEG, PNG, WebP or GIF, up to 32 MB. You can also drop a photograph here, or paste one." }
        }
        Form(Upload(), .class("form upload")) { form in
            trouble(form.error)
            labelled("Photograph", form.image) { input(form.image) }
            // `actions.js` shows here what was chosen; until then a transparent point.
            img(
                .data("preview", ""), .src("data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="), .hidden(),
                .alt("What you have chosen"))
            labelled("Caption", form.caption) { input(form.caption, .dir("auto")) }
            labelled("Tags", form.tags) { input(form.tags, .placeholder("mountains, snow")) }
            progress(.max("1"), .value("0"), .ariaLabel("Upload"), .hidden(!form.isPending)) {}
            div(.class("actions")) {
                button(.class("button main")) { form.isPending ? "Uploading…" : "Upload" }
                button(.class("button"), .type("reset"), .hidden(!form.isPending)) { "Cancel" }
            }
        }
    }
}
