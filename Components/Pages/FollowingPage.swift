import Martlet

/// The photographs of whom one follows, the newest first.
@Page("/following?page={page: Int?}", access: .member) struct FollowingPage {
    let photos: [Photo]
    let slice: Slice
    /// Whom one follows, by name.
    let followed: [Followed]

    var head: some View {
        title("Following · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Following" }
            if followed.isEmpty { p { "Follow a photographer on their page, and their photographs are here." } }
        }
        if !followed.isEmpty {
            details(.class("followed")) {
                summary { followed.count == 1 ? "1 photographer" : "\(followed.count) photographers" }
                ul(.class("tags")) {
                    ForEach(followed) { photographer in
                        li { a(.href(PhotographerPage.link(handle: photographer.handle))) { photographer.name } }
                    }
                }
            }
        }
        PhotoGrid(photos: photos)
        Pagination(slice: slice) { FollowingPage.link(page: $0) }
    }
}

/// A photographer in a list of names.
@Model struct Followed: Identifiable {
    let id: Int
    let handle: String
    let name: String
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
                followed: try database.all(
                    Followed.self,
                    """
                    SELECT id, handle, name FROM follow JOIN photographer ON id = followed_id
                    WHERE follower_id = \(me) ORDER BY name COLLATE NOCASE, id LIMIT 1000
                    """))
        }
    }
}
#endif
