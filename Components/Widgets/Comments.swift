import Martlet

/// What is said about a photograph, and where to say something.
@Component struct Comments {
    let photo: Int
    let comments: [Comment]
    /// Whether the visitor is logged in.
    let isMember: Bool

    var body: some View {
        section(.class("more comments")) {
            h2 { "Comments" }
            if comments.isEmpty { p(.class("count")) { "Be the first to say something." } }
            ul(.class("rows")) {
                ForEach(comments) { comment in
                    li {
                        p(.class("count")) {
                            a(.href(PhotographerPage.link(handle: comment.handle)), .dir("auto")) { comment.author }
                            " · "
                            moment(comment.day, comment.clock)
                        }
                        div.unescapedHTML(comment.html, .class("comment"), .dir("auto"))
                        if comment.isDeletable {
                            confirmed("Delete…", "Nothing brings this comment back.") {
                                Form(DeleteComment(comment: comment.id)) { form in
                                    button(.class("button small danger")) {
                                        form.isPending ? "Deleting…" : "Delete comment"
                                    }
                                }
                            }
                        }
                    }
                }
            }
            if isMember {
                Form(AddComment(photo: photo), .class("form")) { form in
                    trouble(form.error)
                    labelled("Comment", form.text) { textarea(form.text, .rows(3), .dir("auto")) }
                    p(.class("count")) { "Bold, italic, code and links, as HTML." }
                    button(.class("button main")) { form.isPending ? "Sending…" : "Send" }
                }
            } else {
                p {
                    a(.href(LogInPage.link(next: PhotoPage.link(id: photo)))) { "Log in" }
                    " to say something."
                }
            }
        }
    }
}
