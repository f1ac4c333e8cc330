import Martlet

/// A photographer and their photographs.
@Page("/photographers/{handle: String}?page={page: Int?}") struct PhotographerPage {
    let photographer: Photographer
    let photos: [Photo]
    let slice: Slice

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
                    dt { photographer.photos == 1 ? "photograph" : "photographs" }
                    dd { photographer.photos }
                }
                div {
                    dt { photographer.tags == 1 ? "tag" : "tags" }
                    dd { photographer.tags }
                }
            }
        }
        PhotoGrid(photos: photos)
        Pagination(slice: slice) { [photographer] page in PhotographerPage.link(handle: photographer.handle, page: page) }
    }
}

#if Server
extension PhotographerPage {
    static func load(_ request: Request, handle: String, page: Int?) async throws -> PhotographerPage {
        try await request.database.read { database in
            guard let photographer = try Photographer.find(handle, in: database) else {
                throw NotFound("There is no photographer called “\(handle)”.")
            }
            let slice = try Slice(page, of: photographer.photos)
            return PhotographerPage(
                photographer: photographer, photos: try Photo.by(photographer: photographer.id, slice, in: database),
                slice: slice)
        }
    }
}
#endif
