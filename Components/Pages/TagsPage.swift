import Martlet

/// All tags, each with a picture.
@Page("/tags") struct TagsPage {
    let tags: [Tag]

    var head: some View {
        title("Tags · Aerie")
        meta(.description, "\(tags.count) ways into the collection.")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Tags" }
            p { "\(tags.count) ways into the collection." }
        }
        ul(.class("tag-index")) {
            ForEach(tags) { tag in
                li {
                    if let picture = tag.picture {
                        PhotoImage(picture: picture, alt: "", sizes: "(min-width: 64rem) 13vw, 45vw")
                    }
                    a(.href(TagPage.link(name: tag.name))) { tag.name }
                    span(.class("count")) {
                        tag.photos
                        span(.class("visually-hidden")) { " photographs" }
                    }
                }
            }
        }
    }
}

#if Server
extension TagsPage {
    static func load(_ request: Request) async throws -> TagsPage {
        TagsPage(tags: try await request.database.read { try Tag.all(in: $0) })
    }
}
#endif
