#if Server
import Martlet

/// A picture as the database has it: names of files, since the fingerprints in their addresses change with each build.
@JSON struct StoredPicture: Sendable {
    @JSON struct File: Sendable {
        /// Its name in `assets/photos/`; for one that was uploaded its address, `/files/3f/3f2a….webp`.
        let file: String
        let width: Int

        var address: String { file.hasPrefix("/") ? file : asset("photos/" + file) }
    }

    let width: Int
    let height: Int
    let tone: String
    /// The smallest first.
    let files: [File]
    /// A few blurred pixels as a data URL, of one that was uploaded.
    var placeholder: String?

    init(width: Int, height: Int, tone: String, files: [File], placeholder: String? = nil) {
        self.width = width
        self.height = height
        self.tone = tone
        self.files = files
        self.placeholder = placeholder
    }

    /// What became of an uploaded picture.
    init(_ image: ProcessedImage) {
        self.init(
            width: image.width, height: image.height, tone: image.averageColour,
            files: image.sizes.map { File(file: "/files/" + $0.key, width: $0.width) }, placeholder: image.placeholder)
    }

    /// The keys of those files that were uploaded.
    var keys: [String] { files.compactMap { $0.file.hasPrefix("/files/") ? String($0.file.dropFirst(7)) : nil } }
}

extension Picture: ColumnValue {
    static var columnType: String { "TEXT (JSON of StoredPicture)" }

    var sqlValue: SQLValue { .text(String(decoding: stored.jsonBytes(), as: UTF8.self)) }

    init?(column: Column) {
        guard column.type == .text, let stored = try? StoredPicture(json: Array(column.text.utf8)) else { return nil }
        self.init(stored)
    }

    init(_ stored: StoredPicture) {
        let files = stored.files
        self.init(
            width: stored.width, height: stored.height, tone: stored.tone,
            src: (files.last { $0.width <= 800 } ?? files.first)?.address ?? "",
            srcset: files.map { "\($0.address) \($0.width)w" }.joined(separator: ", "),
            placeholder: stored.placeholder, stored: stored)
    }
}
#endif
