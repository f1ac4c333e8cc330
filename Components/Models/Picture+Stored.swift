#if Server
import Martlet

/// A picture as the database has it: names of files, since the fingerprints in their addresses change with each build.
@JSON struct StoredPicture: Sendable {
    @JSON struct File: Sendable {
        /// Its name in `assets/photos/`.
        let file: String
        let width: Int
    }

    let width: Int
    let height: Int
    let tone: String
    /// The smallest first.
    let files: [File]
}

extension Picture: ColumnValue {
    static var columnType: String { "TEXT (JSON of StoredPicture)" }

    var sqlValue: SQLValue { .text(String(decoding: stored.jsonBytes(), as: UTF8.self)) }

    init?(column: Column) {
        guard column.type == .text, let stored = try? StoredPicture(json: Array(column.text.utf8)) else { return nil }
        self.init(stored)
    }

    init(_ stored: StoredPicture) {
        let files = stored.files.map { (address: asset("photos/" + $0.file), width: $0.width) }
        self.init(
            width: stored.width, height: stored.height, tone: stored.tone,
            src: (files.last { $0.width <= 800 } ?? files.first)?.address ?? "",
            srcset: files.map { "\($0.address) \($0.width)w" }.joined(separator: ", "),
            stored: stored)
    }
}
#endif
