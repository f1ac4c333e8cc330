import Martlet

/// All about one photograph.
@Model struct PhotoDetails: Identifiable {
    let id: Int
    let title: String
    let caption: String
    let alt: String
    let picture: Picture
    let photographer: String
    let handle: String
    let tags: [String]
    /// The name of its licence, `CC-BY-4.0`, and where that can be read.
    let licence: String
    let licenceURL: String
    /// Whose work it is, if somebody else shows it here.
    let credit: String?
    /// Where it comes from, in words and as an address.
    let source: String
    let sourceURL: String?
    /// What was changed, as some licences want it said.
    let changes: String
    /// The photographs beside it in the feed.
    let newer: Int?
    let older: Int?
}

#if Server
extension PhotoDetails {
    static func find(_ id: Int, in database: Transaction) throws -> PhotoDetails? {
        try database.first(
            PhotoDetails.self,
            """
            SELECT photo.*, name AS photographer, handle,
                (SELECT json_group_array(word) FROM \(Tag.wordsOfPhoto)) AS tags,
                (SELECT id FROM photo AS other
                 WHERE (other.published_at, -other.id) > (photo.published_at, -photo.id)
                 ORDER BY other.published_at, other.id DESC LIMIT 1) AS newer,
                (SELECT id FROM photo AS other
                 WHERE (other.published_at, -other.id) < (photo.published_at, -photo.id)
                 ORDER BY other.published_at DESC, other.id LIMIT 1) AS older
            FROM photo JOIN photographer ON photographer.id = photographer_id
            WHERE photo.id = \(id)
            """)
    }

    /// Others by the same photographer; if there are none, others that share a tag.
    func related(_ limit: Int, in database: Transaction) throws -> (isSamePhotographer: Bool, photos: [Photo]) {
        let same = try database.all(
            Photo.self,
            """
            SELECT photo.id, title, alt, picture, name AS photographer, handle
            FROM photographer JOIN photo ON photographer_id = photographer.id
            WHERE handle = \(handle) AND photo.id <> \(id)
            ORDER BY published_at DESC, photo.id LIMIT \(limit)
            """)
        guard same.isEmpty else { return (true, same) }
        let alike = try database.all(
            Photo.self,
            """
            SELECT DISTINCT photo.id, title, alt, picture, name AS photographer, handle
            FROM photo_tag AS mine JOIN photo_tag AS theirs ON theirs.tag_id = mine.tag_id
            JOIN photo ON photo.id = theirs.photo_id JOIN photographer ON photographer.id = photographer_id
            WHERE mine.photo_id = \(id) AND photo.id <> \(id)
            ORDER BY published_at DESC, photo.id LIMIT \(limit)
            """)
        return (false, alike)
    }
}
#endif
