import Martlet

/// The photographs of whom one follows, the newest first.
@Page("/following?page={page: Int?}", access: .member) struct FollowingPage {
    let photos: [Photo]
    let slice: Slice
    /// How many photographers one follows.
    let followed: Int

    var head: some View {
        title("Following · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Following" }
            if followed == 0 {
                p { "Follow a photographer on their page, and their photographs are here." }
            } else {
                p {
                    a(.href(FollowedPage.link())) {
                        followed == 1 ? "Whom you follow: 1 photographer" : "Whom you follow: \(followed) photographers"
                    }
                }
            }
        }
        PhotoGrid(photos: photos)
        Pagination(slice: slice) { FollowingPage.link(page: $0) }
    }
}

#if Server
extension FollowingPage {
    static func load(_ request: Request, page: Int?) async throws -> FollowingPage {
        let me = try request.memberID()
        return try await request.database.read { database in
            let count = try database.value(
                Int.self,
                "SELECT count(*) FROM photo WHERE photographer_id IN (SELECT followed_id FROM follow WHERE follower_id = \(me))"
            )
            let slice = try Slice(page, of: count ?? 0)
            return FollowingPage(
                photos: try Photo.followed(by: me, slice, in: database), slice: slice,
                followed: try Followed.count(by: me, in: database))
        }
    }
}
#endif
