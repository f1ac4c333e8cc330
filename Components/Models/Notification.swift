import Martlet

/// Something that others did which concerns a member.
@Model struct Notification: Identifiable {
    let id: Int
    let kind: String
    /// Who did it; nil for an order.
    let actor: String?
    let actorHandle: String?
    let photoID: Int?
    let photoTitle: String?
    /// The day, `2026-11-21`, and the time, `08:30:05`; both are UTC's.
    let day: String
    let clock: String
    let isNew: Bool

    enum Kind: String {
        case like, comment, follow, order
    }
}

#if Server
extension Notification {
    static func add(_ kind: Kind, to recipient: Int, from actor: Int?, photo: Int?, in database: Transaction) throws {
        guard recipient != actor else { return }
        try database.execute(
            """
            INSERT INTO notification (recipient_id, actor_id, kind, photo_id, happened_at)
            VALUES (\(recipient), \(actor), \(kind.rawValue), \(photo), \(Timestamp.now))
            """)
    }

    /// What was not meant after all: a like, a following.
    static func takeBack(_ kind: Kind, to recipient: Int, from actor: Int, photo: Int?, in database: Transaction) throws
    {
        try database.execute(
            """
            DELETE FROM notification
            WHERE recipient_id = \(recipient) AND actor_id = \(actor) AND kind = \(kind.rawValue) AND photo_id IS \(photo)
            """)
    }

    static func count(of member: Int, in database: Transaction) throws -> Int {
        try database.value(Int.self, "SELECT count(*) FROM notification WHERE recipient_id = \(member)") ?? 0
    }

    /// Those that were shown have been seen: not the others, which stand on other pages.
    static func markSeen(_ shown: [Notification], of member: Int, in database: Transaction) throws {
        guard let newest = shown.first, let oldest = shown.last else { return }
        try database.execute(
            """
            UPDATE notification SET seen_at = \(Timestamp.now)
            WHERE recipient_id = \(member) AND seen_at IS NULL AND id BETWEEN \(oldest.id) AND \(newest.id)
            """)
    }

    /// The newest first.
    static func all(_ slice: Slice, of member: Int, in database: Transaction) throws -> [Notification] {
        try database.all(
            Notification.self,
            """
            SELECT notification.id, kind, name AS actor, handle AS actor_handle, photo_id, title AS photo_title,
                date(happened_at / 1000, 'unixepoch') AS day, time(happened_at / 1000, 'unixepoch') AS clock,
                seen_at IS NULL AS is_new
            FROM notification LEFT JOIN photographer ON photographer.id = actor_id LEFT JOIN photo ON photo.id = photo_id
            WHERE recipient_id = \(member) ORDER BY notification.id DESC LIMIT \(slice.count) OFFSET \(slice.start)
            """)
    }
}
#endif
