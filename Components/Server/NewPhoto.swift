#if Server
import Martlet

/// A photograph on its way into the database.
struct NewPhoto {
    var title: String
    var caption: String
    var alt: String
    var picture: StoredPicture
    var photographer: String
    var publishedAt: Timestamp
    var licence: String
    var licenceURL: String
    var credit: String?
    var source: String
    var changes: String
    var tags: [String]

    /// The first address in the words about its source.
    private var sourceURL: String? {
        source.split(separator: " ").first { $0.hasPrefix("https://") || $0.hasPrefix("http://") }.map {
            String($0.last == "," ? $0.dropLast() : $0)
        }
    }

    /// Adds the photograph, its tags and its words. Its photographer, a handle, must be there.
    /// - Returns: its number.
    @discardableResult
    func insert(into database: Transaction) throws -> Int {
        let id = try database.execute(
            """
            INSERT INTO photo (id, photographer_id, title, caption, alt, picture, published_at, licence, licence_url, credit,
                source, source_url, changes)
            VALUES (
                (SELECT max(number, (SELECT coalesce(max(id), 0) FROM photo)) + 1 FROM last_number WHERE kind = 'photo'),
                (SELECT id FROM photographer WHERE handle = \(photographer)), \(title), \(caption), \(alt),
                \(json: picture), \(publishedAt), \(licence), \(licenceURL), \(credit), \(source), \(sourceURL), \(changes))
            """
        ).lastInsertedRowID
        for key in picture.keys {
            try database.execute("INSERT OR IGNORE INTO photo_file (key, photo_id) VALUES (\(key), \(id))")
        }
        for tag in tags {
            // A picture stands for one tag at most, while there are enough of them.
            try database.execute(
                """
                INSERT INTO tag (name, cover_id) VALUES (\(tag), \(id)) ON CONFLICT DO UPDATE SET cover_id = \(id)
                WHERE (SELECT count(*) FROM tag AS other WHERE other.cover_id = tag.cover_id) > 1
                    AND NOT EXISTS (SELECT 1 FROM tag AS other WHERE other.cover_id = \(id))
                """)
            try database.execute(
                "INSERT OR IGNORE INTO photo_tag SELECT \(id), id FROM tag WHERE name = \(tag)")
        }
        try PhotoText.add(Int(id), in: database)
        return Int(id)
    }
}
#endif
