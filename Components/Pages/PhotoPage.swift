import Martlet

/// One photograph, as large as it fits, and what is known about it.
@Page("/photos/{id: Int}") struct PhotoPage {
    let photo: PhotoDetails
    let related: [Photo]
    /// Whether the related photographs are by the same photographer.
    let isSamePhotographer: Bool

    var head: some View {
        title("\(photo.title) · Aerie")
        meta(.description, "\(photo.caption)")
        meta(property: "og:type", "article")
        meta(property: "og:title", "\(photo.title)")
        meta(property: "og:description", "\(photo.caption)")
        meta(property: "og:image", "\(absolute(photo.picture.src))")
        meta(property: "og:image:alt", "\(photo.alt)")
        script(type: "application/ld+json", json: ImageObject(photo))
    }

    var body: some View {
        article {
            figure(
                .class("photo"),
                .style(
                    "--ratio: calc(\(photo.picture.width) / \(photo.picture.height)); --tone: \(photo.picture.tone); --width: \(photo.picture.width)"
                )
            ) {
                PhotoImage(
                    picture: photo.picture, alt: photo.alt, sizes: String(composing: "(min-width: \(photo.picture.width)px) \(photo.picture.width)px, 100vw"),
                    isFirst: true)
            }
            div(.class("details")) {
                div {
                    h1 { photo.title }
                    p(.class("caption")) { photo.caption }
                    p {
                        "by "
                        a(.href(PhotographerPage.link(handle: photo.handle))) { photo.photographer }
                    }
                    TagList(tags: photo.tags)
                }
                PhotoFacts(photo: photo)
            }
        }
        if !related.isEmpty {
            section(.class("more"), .ariaLabelledby("more")) {
                h2(.id("more")) {
                    if isSamePhotographer { "More by \(photo.photographer)" } else { "In the same vein" }
                }
                PhotoGrid(photos: related, isFirst: false, isSection: true)
            }
        }
        nav(.class("pager"), .ariaLabel("Photographs")) {
            if let newer = photo.newer {
                a(.class("button"), .rel(.prev), .href(PhotoPage.link(id: newer))) {
                    span(.ariaHidden(true)) { "←" }
                    " Newer photograph"
                }
            }
            if let older = photo.older {
                a(.class("button"), .rel(.next), .href(PhotoPage.link(id: older))) {
                    "Older photograph "
                    span(.ariaHidden(true)) { "→" }
                }
            }
        }
    }
}

#if Server
extension PhotoPage {
    static func load(_ request: Request, id: Int) async throws -> PhotoPage {
        try await request.database.read { database in
            guard let photo = try PhotoDetails.find(id, in: database) else {
                throw NotFound("There is no photograph number \(id).")
            }
            let (isSamePhotographer, related) = try photo.related(4, in: database)
            return PhotoPage(photo: photo, related: related, isSamePhotographer: isSamePhotographer)
        }
    }
}
#endif
