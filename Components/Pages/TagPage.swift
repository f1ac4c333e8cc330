import Martlet

/// The photographs with one tag.
@Page("/tags/{name: String}?page={page: Int?}") struct TagPage {
    let tag: Tag
    let photos: [Photo]
    let slice: Slice

    var head: some View {
        title("\(tag.name) · Aerie")
        meta(.description, "Photographs tagged \(tag.name).")
        canonical(TagPage.link(name: tag.name, page: slice.page > 1 ? slice.page : nil))
    }

    var body: some View {
        header(.class("intro")) {
            h1 { tag.name }
            p {
                if tag.photos == 1 { "1 photograph. " } else { "\(tag.photos) photographs. " }
                a(.href(TagsPage.link())) { "All tags" }
            }
        }
        PhotoGrid(photos: photos)
        Pagination(slice: slice) { [tag] page in TagPage.link(name: tag.name, page: page) }
    }
}

#if Server
extension TagPage {
    static func load(_ request: Request, name: String, page: Int?) async throws -> TagPage {
        try await request.database.read { database in
            guard let tag = try Tag.find(name, in: database) else {
                throw NotFound("No photograph has the tag “\(name)”.")
            }
            let slice = try Slice(page, of: tag.photos)
            return TagPage(tag: tag, photos: try Photo.tagged(tag.id, slice, in: database), slice: slice)
        }
    }
}
#endif
