import Martlet

/// Whom one follows, by name.
@Page("/following/photographers?page={page: Int?}", access: .member) struct FollowedPage {
    let photographers: [Followed]
    let slice: Slice

    var head: some View {
        title("Whom you follow · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Whom you follow" }
            if photographers.isEmpty {
                p { "You follow nobody. There is a button for it on each photographer's page." }
            } else {
                p { a(.href(FollowingPage.link())) { "Their photographs" } }
            }
        }
        ul(.class("rows")) {
            ForEach(photographers) { photographer in
                li {
                    p {
                        a(.href(PhotographerPage.link(handle: photographer.handle)), .dir("auto")) { photographer.name }
                    }
                    Form(Follow(photographer: photographer.id, follows: false)) { form in
                        button(.class("button small"), .ariaLabel("Unfollow \(photographer.name)")) {
                            form.isPending ? "Unfollowing…" : "Unfollow"
                        }
                    }
                }
            }
        }
        Pagination(slice: slice, before: "Previous", after: "Next") { FollowedPage.link(page: $0) }
    }
}

/// A photographer in a list of names.
@Model struct Followed: Identifiable {
    let id: Int
    let handle: String
    let name: String
}

#if Server
extension FollowedPage {
    static func load(_ request: Request, page: Int?) async throws -> FollowedPage {
        let me = try request.memberID()
        return try await request.database.read { database in
            let count = try Followed.count(by: me, in: database)
            // The last name of a page may have gone by its own button, and the page with it.
            let last = try Slice(nil, of: count, count: Followed.perPage).pages
            if let page, page > last { throw Redirect(to: FollowedPage.link(page: last > 1 ? last : nil)) }
            let slice = try Slice(page, of: count, count: Followed.perPage)
            return FollowedPage(photographers: try Followed.all(slice, by: me, in: database), slice: slice)
        }
    }
}

extension Followed {
    static let perPage = 50

    static func count(by member: Int, in database: Transaction) throws -> Int {
        try database.value(Int.self, "SELECT count(*) FROM follow WHERE follower_id = \(member)") ?? 0
    }

    static func all(_ slice: Slice, by member: Int, in database: Transaction) throws -> [Followed] {
        try database.all(
            Followed.self,
            """
            SELECT id, handle, name FROM follow JOIN photographer ON id = followed_id
            WHERE follower_id = \(member) ORDER BY name COLLATE NOCASE, id LIMIT \(slice.count) OFFSET \(slice.start)
            """)
    }
}
#endif
