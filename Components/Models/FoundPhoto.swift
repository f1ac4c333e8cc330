import Martlet

/// A photograph with the words that a search looks at.
@Model struct FoundPhoto: Identifiable {
    let id: Int
    let title: String
    let caption: String
    let photographer: String
    /// `mountains, snow`
    let tags: String
    let picture: Picture
}

#if Server
extension FoundPhoto {
    /// How many photographs travel with the search page.
    static let limit = 120

    /// Those that fit the words, and the newest of all, until there are ``limit``.
    static func find(_ words: SearchWords, in database: Transaction) throws -> [FoundPhoto] {
        var photos: [FoundPhoto] = []
        if !words.isEmpty {
            photos = try database.all(
                FoundPhoto.self,
                """
                \(selection) FROM (
                    SELECT * FROM photo WHERE id IN (SELECT rowid FROM photo_text WHERE photo_text MATCH \(words.fullText))
                    ORDER BY published_at DESC, id LIMIT \(limit)
                ) AS photo JOIN photographer ON photographer.id = photographer_id ORDER BY published_at DESC, photo.id
                """)
        }
        let known = Set(photos.map(\.id))
        let newest = try database.all(
            FoundPhoto.self,
            """
            \(selection) FROM (SELECT * FROM photo ORDER BY published_at DESC, id LIMIT \(limit)) AS photo
            JOIN photographer ON photographer.id = photographer_id ORDER BY published_at DESC, photo.id
            """)
        return photos + newest.filter { !known.contains($0.id) }.prefix(limit - photos.count)
    }

    private static var selection: SQL {
        """
        SELECT photo.id, title, caption, name AS photographer, picture,
            (SELECT coalesce(group_concat(word, ', '), '') FROM \(Tag.wordsOfPhoto)) AS tags
        """
    }
}
#endif
