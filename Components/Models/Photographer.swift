import Martlet

/// Who takes photographs.
@Model struct Photographer: Identifiable {
    let id: Int
    /// Their name in addresses.
    let handle: String
    let name: String
    let biography: String
    /// How many photographs there are, and under how many different tags.
    let photos: Int
    let tags: Int
    let followers: Int
    /// How often their photographs are liked.
    let likes: Int
}

#if Server
extension Photographer {
    static func find(_ handle: String, in database: Transaction) throws -> Photographer? {
        try database.first(
            Photographer.self,
            """
            SELECT *, (SELECT count(*) FROM photo WHERE photographer_id = photographer.id) AS photos,
                (SELECT count(DISTINCT tag_id) FROM photo JOIN photo_tag ON photo_id = photo.id
                 WHERE photographer_id = photographer.id) AS tags,
                (SELECT count(*) FROM follow WHERE followed_id = photographer.id) AS followers,
                (SELECT count(*) FROM photo JOIN photo_like ON photo_id = photo.id
                 WHERE photo.photographer_id = photographer.id) AS likes
            FROM photographer WHERE handle = \(handle)
            """)
    }
}
#endif
