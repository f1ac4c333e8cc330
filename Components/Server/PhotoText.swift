#if Server
import Martlet

/// The words by which a photograph is found, in SQLite's full-text index.
enum PhotoText {
    static func add(_ photo: Int, in database: Transaction) throws {
        let texts = try database.value(
            String.self,
            """
            SELECT title || char(10) || caption || char(10) || name || char(10) || coalesce((
                SELECT group_concat(tag.name, char(10)) FROM photo_tag JOIN tag ON tag.id = tag_id WHERE photo_id = photo.id), '')
            FROM photo JOIN photographer ON photographer.id = photographer_id WHERE photo.id = \(photo)
            """)
        let words = String(decoding: SearchWords.folded(texts ?? ""), as: UTF8.self)
        try database.execute("INSERT INTO photo_text (rowid, words) VALUES (\(photo), \(words))")
    }

    static func remove(_ photo: Int, in database: Transaction) throws {
        try database.execute("DELETE FROM photo_text WHERE rowid = \(photo)")
    }

    /// Adds what the index lacks, after it was made anew by a migration.
    static func fill(_ database: Database) async throws {
        while try await fillSome(database) {}
    }

    private static func fillSome(_ database: Database) async throws -> Bool {
        try await database.transaction { database in
            let photos = try database.all(
                "SELECT id FROM photo WHERE id > (SELECT coalesce(max(rowid), 0) FROM photo_text) ORDER BY id LIMIT 1000"
            ) { try $0.get("id", as: Int.self) }
            for photo in photos { try add(photo, in: database) }
            return !photos.isEmpty
        }
    }
}
#endif
