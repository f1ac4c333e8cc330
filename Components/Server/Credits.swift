#if Server
import Martlet

/// A photograph in `assets/photos/credits.json`.
@JSON struct CreditedPhoto: Sendable {
    let slug: String
    let title: String
    let author: String
    let handle: String
    let licence: String
    let licenceURL: String
    let source: String
    let changes: String
    let width: Int
    let height: Int
    let colour: String
    let files: [StoredPicture.File]
    let caption: String
    let alt: String
    let tags: [String]

    var picture: StoredPicture { StoredPicture(width: width, height: height, tone: colour, files: files) }
}

/// An author in `assets/photos/photographers.json`.
@JSON struct CreditedPhotographer: Sendable {
    let handle: String
    let name: String
    let biography: String
}

/// The photographs that come with the site, as their credits describe them.
public struct Credits: Sendable {
    let photos: [CreditedPhoto]
    let photographers: [CreditedPhotographer]

    /// - Parameters:
    ///   - photos: the text of `credits.json`.
    ///   - photographers: the text of `photographers.json`.
    /// - Throws: `JSONError` that names the place in the text.
    public init(photos: String, photographers: String) throws {
        self.photos = try [CreditedPhoto](json: Array(photos.utf8))
        self.photographers = try [CreditedPhotographer](json: Array(photographers.utf8))
    }
}
#endif
