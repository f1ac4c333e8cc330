import Martlet

/// What somebody has said about a photograph.
@Model struct Comment: Identifiable {
    let id: Int
    /// Made safe by the sanitizer before it was stored.
    let html: String
    let author: String
    let handle: String
    /// The day, `2026-11-21`, and the time, `08:30:05`; both are UTC's.
    let day: String
    let clock: String
    /// Whether who looks at it may delete it.
    let isDeletable: Bool
}

#if Server
extension Comment {
    /// The last 500, the oldest of them first.
    static func all(of photo: Int, for member: Int?, in database: Transaction) throws -> [Comment] {
        try database.all(
            Comment.self,
            """
            SELECT comment.id, html, name AS author, handle, date(written_at / 1000, 'unixepoch') AS day,
                time(written_at / 1000, 'unixepoch') AS clock,
                comment.photographer_id = \(member ?? 0)
                    OR (SELECT photographer_id FROM photo WHERE id = photo_id) = \(member ?? 0) AS is_deletable
            FROM (SELECT * FROM comment WHERE photo_id = \(photo) ORDER BY id DESC LIMIT 500) AS comment
            JOIN photographer ON photographer.id = comment.photographer_id
            ORDER BY comment.id
            """)
    }
}
#endif
