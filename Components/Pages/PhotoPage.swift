import Martlet

/// One photograph, as large as it fits, and what is known about it.
@Page("/photos/{id: Int}") struct PhotoPage {
    let photo: PhotoDetails
    let related: [Photo]
    /// Whether the related photographs are by the same photographer.
    let isSamePhotographer: Bool
    let likes: Int
    /// What the visitor has to do with it: liked by them, taken by them; whether they are logged in.
    let isLiked: Bool
    let isOwn: Bool
    let isMember: Bool
    let comments: [Comment]
    let print: Print?
    /// Where news of it comes from, after what is shown.
    let live: String

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
        article(.data("live", "\(live)")) {
            figure(
                .class("photo"),
                .style(
                    "--ratio: calc(\(photo.picture.width) / \(photo.picture.height)); --tone: \(photo.picture.tone); --width: \(photo.picture.width)"
                )
            ) {
                PhotoImage(
                    picture: photo.picture, alt: photo.alt,
                    sizes: String(composing: "(min-width: \(photo.picture.width)px) \(photo.picture.width)px, 100vw"),
                    isFirst: true, isBlurred: true)
            }
            div(.class("details")) {
                div {
                    h1(.dir("auto")) { photo.title }
                    if !photo.caption.hasSameBytes(as: photo.title) {
                        p(.class("caption"), .dir("auto")) { photo.caption }
                    }
                    p {
                        "by "
                        a(.href(PhotographerPage.link(handle: photo.handle)), .dir("auto")) { photo.photographer }
                    }
                    TagList(tags: photo.tags)
                    div(.class("actions")) {
                        LikeButton(photo: photo.id, likes: likes, isLiked: isLiked)
                        if isOwn { a(.class("button"), .href(EditPhotoPage.link(id: photo.id))) { "Edit" } }
                    }
                    if let print { PrintOffer(print: print) }
                }
                PhotoFacts(photo: photo)
            }
        }
        Comments(photo: photo.id, comments: comments, isMember: isMember)
        if !related.isEmpty {
            section(.class("more"), .ariaLabelledby("more")) {
                h2(.id("more")) {
                    if isSamePhotographer { "More by \(photo.photographer)" } else { "In the same vein" }
                }
                PhotoGrid(photos: related, isFirst: false, isSection: true)
            }
        }
        neighbours
    }

    /// The way to the photographs before and after it.
    @ViewBuilder private var neighbours: Fragment {
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
        let (me, visitor) = (request.session.userID, request.visitor)
        let last = request.services[EventHub.self]?.lastID ?? ""
        return try await request.database.read { database in
            guard let photo = try PhotoDetails.find(id, in: database) else {
                throw NotFound("There is no photograph number \(id).")
            }
            let (isSamePhotographer, related) = try photo.related(4, in: database)
            return PhotoPage(
                photo: photo, related: related, isSamePhotographer: isSamePhotographer,
                likes: try database.value(Int.self, "SELECT count(*) FROM photo_like WHERE photo_id = \(id)") ?? 0,
                isLiked: try database.value(
                    Int.self, "SELECT 1 FROM photo_like WHERE photo_id = \(id) AND photographer_id = \(me ?? 0)")
                    != nil,
                isOwn: try database.value(Int.self, "SELECT photographer_id FROM photo WHERE id = \(id)") == me,
                isMember: me != nil,
                comments: try Comment.all(of: id, for: me, in: database),
                print: try Print.of(photo: id, for: visitor, in: database),
                live: "/events/photos/\(id)?after=\(last)")
        }
    }
}
#endif
