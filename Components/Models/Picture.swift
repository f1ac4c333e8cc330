import Martlet

/// The image files of a photograph, as `img` wants them.
@JSON struct Picture: Sendable {
    /// Of the largest file, in pixels.
    let width: Int
    let height: Int
    /// The average colour, `#rrggbb`, which is there before the image is.
    let tone: String
    /// The address of a file of middling size.
    let src: String
    /// The addresses of all files with their widths.
    let srcset: String
    /// Some blurred pixels, as an address, to be seen until it is there.
    var placeholder: String?
    #if Server
    /// What the database keeps of it. It does not travel.
    var stored = StoredPicture(width: 0, height: 0, tone: "", files: [])
    #endif
}
