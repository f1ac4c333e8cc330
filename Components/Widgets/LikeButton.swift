import Martlet

/// Likes a photograph, or no longer. What it shows changes at once, and back if the server will not have it.
@Component struct LikeButton {
    let photo: Int
    let likes: Int
    let isLiked: Bool

    var body: some View {
        Form(Like(photo: photo, isLiked: !isLiked)) { form in
            button(.class("like"), .ariaPressed(isLiked != form.isPending)) {
                svg(.viewBox("0 0 24 24"), .ariaHidden(true)) {
                    path(.d("M12 20.5 4.2 12.7a5.2 5.2 0 0 1 7.4-7.3l.4.4.4-.4a5.2 5.2 0 0 1 7.4 7.3z"))
                }
                "Like"
            }
            span(.class("count")) { likes + (form.isPending ? (isLiked ? -1 : 1) : 0) }
        }
    }
}
