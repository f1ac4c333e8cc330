import Martlet

/// A photograph as search engines want to read it (https://schema.org/ImageObject).
@JSON struct ImageObject {
    var `@context` = "https://schema.org"
    var `@type` = "ImageObject"
    let name: String
    let description: String
    let contentUrl: String
    let width: Int
    let height: Int
    let license: String
    let creditText: String
    let keywords: [String]
}

extension ImageObject {
    init(_ photo: PhotoDetails) {
        self.init(
            name: photo.title, description: photo.caption, contentUrl: absolute(photo.picture.src),
            width: photo.picture.width, height: photo.picture.height, license: photo.licenceURL,
            creditText: photo.credit ?? photo.photographer, keywords: photo.tags)
    }
}
