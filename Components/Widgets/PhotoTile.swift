import Martlet

/// A photograph with its title and its photographer. It grows with the ratio of its sides, so that all in a row are
/// equally high.
@Component struct PhotoTile {
    let photo: Photo
    let isFirst: Bool
    let isSection: Bool

    var body: some View {
        li(.style("--ratio: calc(\(photo.picture.width) / \(photo.picture.height)); --tone: \(photo.picture.tone)")) {
            article {
                PhotoImage(picture: photo.picture, alt: photo.alt, sizes: sizes, isFirst: isFirst, isBlurred: true)
                if isSection {
                    h3(.dir("auto")) { a(.href(PhotoPage.link(id: photo.id))) { photo.title } }
                } else {
                    h2(.dir("auto")) { a(.href(PhotoPage.link(id: photo.id))) { photo.title } }
                }
                p { a(.href(PhotographerPage.link(handle: photo.handle)), .dir("auto")) { photo.photographer } }
            }
        }
    }

    private var sizes: String {
        let width = photo.picture.width
        let height = photo.picture.height
        return String(
            composing: "(min-width: 48rem) \(24 * width / height)vw, (min-width: 40rem) \(34 * width / height)vw, 100vw"
        )
    }
}
