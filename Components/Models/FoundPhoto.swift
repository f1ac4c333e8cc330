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

/// What a search gives.
@JSON struct SearchResult {
    /// A page of those that fit, and then the newest of all, to be filtered while one types.
    let photos: [FoundPhoto]
    /// How many of ``photos`` fit: the first ones.
    let found: Int
    /// How many fit altogether.
    let matches: Int
    /// How many photographs there are.
    let total: Int
    let slice: Slice
}

#if Server
extension SearchResult {
    /// How many photographs travel with the search page.
    private static let limit = 120

    /// All fit where there are no words.
    static func find(_ words: SearchWords, page: Int?, in database: Transaction) throws -> SearchResult {
        let fitting: SQL =
            words.isEmpty ? "1" : "id IN (SELECT rowid FROM photo_text WHERE photo_text MATCH \(words.fullText))"
        let total = try database.value(Int.self, "SELECT count(*) FROM photo") ?? 0
        let matches =
            words.isEmpty ? total : try database.value(Int.self, "SELECT count(*) FROM photo WHERE \(fitting)") ?? 0
        let slice = try Slice(page, of: matches, count: limit)
        let found = try FoundPhoto.newest(fitting, slice.start, limit, in: database)
        let known = Set(found.map(\.id))
        let others =
            found.count < min(limit, total)
            ? try FoundPhoto.newest("1", 0, limit, in: database).filter { !known.contains($0.id) } : []
        return SearchResult(
            photos: found + others.prefix(limit - found.count), found: found.count, matches: matches, total: total,
            slice: slice)
    }
}

extension FoundPhoto {
    fileprivate static func newest(
        _ condition: SQL, _ start: Int, _ count: Int, in database: Transaction
    ) throws -> [FoundPhoto] {
        try database.all(
            FoundPhoto.self,
            """
            SELECT photo.id, title, caption, name AS photographer, picture,
                (SELECT coalesce(group_concat(word, ', '), '') FROM \(Tag.wordsOfPhoto)) AS tags
            FROM (
                SELECT * FROM photo WHERE \(condition) ORDER BY published_at DESC, id LIMIT \(count) OFFSET \(start)
            ) AS photo
            JOIN photographer ON photographer.id = photographer_id ORDER BY published_at DESC, photo.id
            """)
    }
}
#endif
