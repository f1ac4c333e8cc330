import Martlet

/// A photographer and their photographs.
@Page("/photographers/{handle: String}?page={page: Int?}") struct PhotographerPage {
    let photographer: Photographer
    let photos: [Photo]
    let slice: Slice
    /// Whether the visitor follows them, and whether they are the visitor.
    let isFollowed: Bool
    let isSelf: Bool

    var head: some View {
        title("\(photographer.name) · Aerie")
        meta(.description, "\(photographer.biography)")
        meta(property: "og:type", "profile")
        meta(property: "og:title", "\(photographer.name)")
        canonical(PhotographerPage.link(handle: photographer.handle, page: slice.page > 1 ? slice.page : nil))
    }

    var body: some View {
        header(.class("intro")) {
            h1 { photographer.name }
            p { photographer.biography }
            dl(.class("stats")) {
                div {
                    dt { photographer.followers == 1 ? "follower" : "followers" }
                    dd { photographer.followers }
                }
                div {
                    dt { photographer.likes == 1 ? "like" : "likes" }
                    dd { photographer.likes }
                }
                div {
                    dt { photographer.photos == 1 ? "photograph" : "photographs" }
                    dd { photographer.photos }
                }
                div {
                    dt { photographer.tags == 1 ? "tag" : "tags" }
                    dd { photographer.tags }
                }
            }
            if isSelf {
                p { a(.href(FollowedPage.link())) { "Whom you follow" } }
            } else {
                Form(Follow(photographer: photographer.id, follows: !isFollowed)) { form in
                    button(.class("button"), .ariaPressed(isFollowed != form.isPending)) {
                        isFollowed != form.isPending ? "Following" : "Follow"
                    }
                }
            }
        }
        PhotoGrid(photos: photos)
        Pagination(slice: slice) { [photographer] page in PhotographerPage.link(handle: photographer.handle, page: page)
        }
    }
}

#if Server
extension PhotographerPage {
    static func load(_ request: Request, handle: String, page: Int?) async throws -> PhotographerPage {
        let me = request.session.userID ?? 0
        return try await request.database.read { database in
            guard let photographer = try Photographer.find(handle, in: database) else {
                throw NotFound("There is no photographer called “\(handle)”.")
            }
            let slice = try Slice(page, of: photographer.photos)
            return PhotographerPage(
                photographer: photographer, photos: try Photo.by(photographer: photographer.id, slice, in: database),
                slice: slice,
                isFollowed: try database.value(
                    Int.self, "SELECT 1 FROM follow WHERE follower_id = \(me) AND followed_id = \(photographer.id)")
                    != nil,
                isSelf: photographer.id == me)
        }
    }
}
#endif
