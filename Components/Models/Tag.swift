import Martlet

/// A word that photographs are found by.
@Model struct Tag: Identifiable {
    let id: Int
    let name: String
    /// How many photographs have it.
    let photos: Int
    /// A photograph that stands for all of them.
    let picture: Picture?
}

#if Server
extension Tag {
    /// The names of a photograph's tags by alphabet, as `word` of each row: for queries that have `photo`.
    static let wordsOfPhoto: SQL =
        "(SELECT tag.name AS word FROM photo_tag JOIN tag ON tag.id = tag_id WHERE photo_id = photo.id ORDER BY word)"

    static func all(in database: Transaction) throws -> [Tag] {
        try database.all(
            Tag.self,
            """
            SELECT tag.id, name, picture, (SELECT count(*) FROM photo_tag WHERE tag_id = tag.id) AS photos
            FROM tag LEFT JOIN photo ON photo.id = cover_id ORDER BY name
            """)
    }

    static func find(_ name: String, in database: Transaction) throws -> Tag? {
        try database.first(
            Tag.self,
            """
            SELECT tag.id, name, picture, (SELECT count(*) FROM photo_tag WHERE tag_id = tag.id) AS photos
            FROM tag LEFT JOIN photo ON photo.id = cover_id WHERE name = \(name)
            """)
    }
}
#endif
