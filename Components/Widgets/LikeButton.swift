import Martlet

/// Likes a photograph, or no longer. What it shows changes at once, and back if the server will not have it.
@Component struct LikeButton {
    let photo: Int
    let likes: Int
    let isLiked: Bool
    /// What the visitor has chosen, until the last of their clicks is answered.
    @State var chosen: Bool?
    @State var unanswered = 0
    @State var trouble: String?

    var body: some View {
        let isShown = chosen ?? isLiked
        // A form for who has no module; with it each click is sent, in turn, and the last one counts.
        Form(Like(photo: photo, isLiked: !isLiked)) { _ in
            button(.class("like"), .ariaPressed(isShown), .onClick(.preventDefault) { choose(!isShown) }) {
                svg(.viewBox("0 0 24 24"), .ariaHidden(true)) {
                    path(.d("M12 20.5 4.2 12.7a5.2 5.2 0 0 1 7.4-7.3l.4.4.4-.4a5.2 5.2 0 0 1 7.4 7.3z"))
                }
                "Like"
            }
            span(.class("count")) { isShown == isLiked ? likes : isShown ? likes + 1 : likes - 1 }
        }
        if let trouble { p(.class("error"), .role("alert")) { trouble } }
    }

    private func choose(_ isLiked: Bool) {
        chosen = isLiked
        trouble = nil
        unanswered += 1
        Like(photo: photo, isLiked: isLiked).send { _ in
            settle()
        } failed: { message in
            trouble = message
            settle()
        }
    }

    private func settle() {
        unanswered -= 1
        if unanswered == 0 { chosen = nil }
    }
}
