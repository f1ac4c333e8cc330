#if Server
import Martlet

/// A photograph as other programs see it.
@JSON struct APIPhoto: APIType {
    @JSON struct File: APIType {
        /// Its address, with the host.
        let url: String
        let width: Int

        static let example = File(url: "https://aerie.example/files/3f/3f2a.webp", width: 1600)
    }

    let id: Int
    let title: String
    let caption: String
    /// What can be seen on it, for who cannot see it.
    let alt: String
    /// The handle of who took it.
    let photographer: String
    let publishedAt: Timestamp
    /// Of the largest file, in pixels.
    let width: Int
    let height: Int
    let files: [File]
    let tags: [String]
    /// The page of the photograph.
    let page: String

    static let example = APIPhoto(
        id: 7, title: "Evening", caption: "The last light.", alt: "A lake between hills", photographer: "ann-lee",
        publishedAt: Timestamp(milliseconds: 1_732_197_600_000), width: 1600, height: 1067, files: [.example],
        tags: ["lake"],
        page: "https://aerie.example/photos/7")
    static let rules: [String: APIRule] = [
        "photographer": .described("The handle of who took it."),
        "alt": .described("What can be seen on it, for who cannot see it."),
        "files": .described("The same picture in several widths, the narrowest first."),
    ]
}

/// What may be changed of a photograph.
@JSON struct APIPhotoChange: APIType {
    let caption: String
    let tags: [String]

    static let example = APIPhotoChange(caption: "The last light.", tags: ["lake"])
    static let rules: [String: APIRule] = [
        "caption": .text(1...300),
        "tags": .count(0...10).described("Words of at most 30 small letters, digits and hyphens."),
    ]

    static func isTag(_ word: String) -> Bool {
        1...30 ~= word.count && word.lowercased() == word && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
}

extension APIPhoto {
    private static let columns: SQL =
        """
        photo.id, title, caption, alt, picture, handle, published_at,
        (SELECT json_group_array(word) FROM \(Tag.wordsOfPhoto)) AS tags
        """

    /// The newest first, behind a cursor of date and number.
    static func all(
        after cursor: Cursor?, limit: Int, tag: String?, photographer: String?, origin: String, in database: Transaction
    ) throws -> [APIPhoto] {
        try database.all(
            """
            SELECT \(columns) FROM photo JOIN photographer ON photographer.id = photographer_id
            WHERE published_at <= \(cursor?[0] ?? .max) AND (published_at < \(cursor?[0] ?? .max) OR photo.id > \(cursor?[1] ?? 0))
                AND (\(photographer) IS NULL OR handle = \(photographer))
                AND (\(tag) IS NULL OR photo.id IN (SELECT photo_id FROM photo_tag JOIN tag ON tag.id = tag_id WHERE tag.name = \(tag)))
            ORDER BY published_at DESC, photo.id LIMIT \(limit)
            """
        ) { try APIPhoto(row: $0, origin: origin) }
    }

    /// - Throws: ``HTTPError`` 404 if there is none of this number.
    static func find(_ id: Int, origin: String, in database: Transaction) throws -> APIPhoto {
        let found = try database.all(
            "SELECT \(columns) FROM photo JOIN photographer ON photographer.id = photographer_id WHERE photo.id = \(id)"
        ) { try APIPhoto(row: $0, origin: origin) }
        guard let photo = found.first else { throw HTTPError(.notFound, "There is no such photograph.") }
        return photo
    }

    private init(row: borrowing Row, origin: String) throws {
        let picture = try row.get("picture", as: Picture.self)
        id = try row.get("id")
        title = try row.get("title")
        caption = try row.get("caption")
        alt = try row.get("alt")
        photographer = try row.get("handle")
        publishedAt = try row.get("published_at")
        width = picture.width
        height = picture.height
        files = picture.stored.files.map { File(url: origin + $0.address, width: $0.width) }
        tags = try [String](json: Array(row.get("tags", as: String.self).utf8))
        page = origin + PhotoPage.link(id: id)
    }
}
#endif
