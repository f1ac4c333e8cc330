import Martlet

/// What somebody has said about a photograph.
@Model struct Comment: Identifiable {
    let id: Int
    /// Made safe by the sanitizer before it was stored.
    let html: String
    let author: String
    let handle: String
    /// The day, `2026-11-21`.
    let day: String
    /// Whether who looks at it may delete it.
    let isDeletable: Bool
}

#if Server
extension Comment {
    static func all(of photo: Int, for member: Int?, in database: Transaction) throws -> [Comment] {
        try database.all(
            Comment.self,
            """
            SELECT comment.id, html, name AS author, handle, date(written_at / 1000, 'unixepoch') AS day,
                comment.photographer_id = \(member ?? 0)
                    OR (SELECT photographer_id FROM photo WHERE id = photo_id) = \(member ?? 0) AS is_deletable
            FROM comment JOIN photographer ON photographer.id = comment.photographer_id
            WHERE photo_id = \(photo) ORDER BY comment.id LIMIT 500
            """)
    }
}
#endif
