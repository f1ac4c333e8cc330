import Martlet

/// A photograph that a search has found.
@Component struct FoundPhotoRow {
    let photo: FoundPhoto

    var body: some View {
        li {
            article {
                PhotoImage(picture: photo.picture, alt: "", sizes: "10rem")
                div {
                    h2 { a(.href(PhotoPage.link(id: photo.id))) { photo.title } }
                    p { photo.caption }
                    p { "\(photo.photographer) · \(photo.tags)" }
                }
            }
        }
    }
}
