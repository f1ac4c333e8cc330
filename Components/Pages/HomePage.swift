import Martlet

/// The feed: all photographs, the newest first.
@Page("/?page={page: Int?}") struct HomePage {
    let photos: [Photo]
    let slice: Slice
    /// How many there are altogether.
    let photoCount: Int
    let photographerCount: Int

    var head: some View {
        if slice.page > 1 { title("Page \(slice.page) · Aerie") }
        meta(
            .description, "A small photo-sharing site: \(photoCount) photographs by \(photographerCount) photographers."
        )
        canonical(HomePage.link(page: slice.page > 1 ? slice.page : nil))
    }

    var body: some View {
        header(.class("intro")) {
            if slice.page == 1 {
                h1 { "Photographs worth a second look" }
                p { "The newest first. \(photoCount) so far, by \(photographerCount) photographers." }
            } else {
                h1 { "Photographs, page \(slice.page)" }
            }
        }
        PhotoGrid(photos: photos)
        Pagination(slice: slice) { HomePage.link(page: $0) }
    }
}

#if Server
extension HomePage {
    static func load(_ request: Request, page: Int?) async throws -> HomePage {
        try await request.database.read { database in
            let count = try database.value(Int.self, "SELECT count(*) FROM photo") ?? 0
            let slice = try Slice(page, of: count)
            return HomePage(
                photos: try Photo.newest(slice, in: database), slice: slice, photoCount: count,
                photographerCount: try database.value(Int.self, "SELECT count(*) FROM photographer") ?? 0)
        }
    }
}
#endif
