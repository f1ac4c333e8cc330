import Martlet

/// The photographs of whom one follows, the newest first.
@Page("/following?page={page: Int?}", access: .member) struct FollowingPage {
    let photos: [Photo]
    let slice: Slice

    var head: some View {
        title("Following · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Following" }
            if photos.isEmpty { p { "Follow a photographer on their page, and their photographs are here." } }
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
            return FollowingPage(photos: try Photo.followed(by: me, slice, in: database), slice: slice)
        }
    }
}
#endif
