#if Server
import Martlet

extension Aerie {
    /// Fills the database: an empty one with the photographs that came with the site, and any with made-up ones until
    /// there are as many as wanted. What is there stays; the same numbers give the same photographs.
    ///
    /// - Parameter wanted: how many photographs there should be at least.
    /// - Returns: how many were added.
    public static func seed(_ database: Database, with credits: Credits, wanted: Int = 0) async throws -> Int {
        var added = try await database.transaction { database in
            guard try database.value(Int.self, "SELECT count(*) FROM photo") == 0 else { return 0 }
            for photographer in credits.photographers { try photographer.insert(into: database) }
            for (index, photo) in credits.photos.enumerated() {
                try photo.newPhoto(publishedAt: publishingTime(index)).insert(into: database)
            }
            return credits.photos.count
        }
        try await offerPrints(database)
        guard !credits.photos.isEmpty else { return added }
        // In pieces, so that others can write in between.
        while true {
            let more = try await database.transaction { database in
                let count = try database.value(Int.self, "SELECT count(*) FROM photo") ?? 0
                for index in count..<max(count, min(wanted, count + 1000)) {
                    try MadeUpPhoto(index, of: credits).insert(into: database, publishedAt: publishingTime(index))
                }
                return min(wanted, count + 1000) - count
            }
            guard more > 0 else { return added }
            added += more
        }
    }

    /// Prints of every other photograph that came with the site, in small editions; the third is the last of its kind.
    private static func offerPrints(_ database: Database) async throws {
        try await database.transaction { database in
            guard try database.value(Int.self, "SELECT count(*) FROM print") == 0 else { return }
            try database.execute(
                """
                INSERT INTO print (photo_id, price, stock)
                SELECT id, 20 + id % 7 * 5, CASE id WHEN 5 THEN 1 ELSE 10 + id % 4 * 10 END FROM photo WHERE id % 2 = 1 AND id < 40
                """)
        }
    }

    /// Every photograph was published 47 minutes before the one in front of it.
    private static func publishingTime(_ index: Int) -> Timestamp {
        // 2026-09-01T08:00:00Z
        Timestamp(milliseconds: 1_788_249_600_000) + Int64(index) * -47 * 60_000
    }
}

extension CreditedPhotographer {
    func insert(into database: Transaction) throws {
        try database.execute(
            "INSERT OR IGNORE INTO photographer (handle, name, biography) VALUES (\(handle), \(name), \(biography))")
    }
}

extension CreditedPhoto {
    func newPhoto(publishedAt: Timestamp) -> NewPhoto {
        NewPhoto(
            title: title, caption: caption, alt: alt, picture: picture, photographer: handle, publishedAt: publishedAt,
            licence: licence, licenceURL: licenceURL, credit: nil, source: source, changes: changes, tags: tags)
    }
}
#endif
