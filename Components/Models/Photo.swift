import Martlet

/// A photograph in a list of photographs.
@Model struct Photo: Identifiable {
    let id: Int
    let title: String
    /// What can be seen on it, for who cannot see it.
    let alt: String
    let picture: Picture
    /// The name of who took it.
    let photographer: String
    let handle: String
}

#if Server
extension Photo {
    /// The newest photographs of all.
    static func newest(_ slice: Slice, in database: Transaction) throws -> [Photo] {
        // The page is cut out of the index before anything is joined to it.
        try database.all(
            Photo.self,
            """
            SELECT photo.id, title, alt, picture, name AS photographer, handle
            FROM (SELECT * FROM photo ORDER BY published_at DESC, id LIMIT \(slice.count) OFFSET \(slice.start)) AS photo
            JOIN photographer ON photographer.id = photographer_id
            ORDER BY published_at DESC, photo.id
            """)
    }

    /// The newest photographs of a photographer.
    static func by(photographer id: Int, _ slice: Slice, in database: Transaction) throws -> [Photo] {
        try database.all(
            Photo.self,
            """
            SELECT photo.id, title, alt, picture, name AS photographer, handle
            FROM photo JOIN photographer ON photographer.id = photographer_id
            WHERE photographer_id = \(id)
            ORDER BY published_at DESC, photo.id LIMIT \(slice.count) OFFSET \(slice.start)
            """)
    }

    /// The newest photographs of whom a member follows.
    static func followed(by member: Int, _ slice: Slice, in database: Transaction) throws -> [Photo] {
        try database.all(
            Photo.self,
            """
            SELECT photo.id, title, alt, picture, name AS photographer, handle
            FROM follow JOIN photo ON photographer_id = followed_id JOIN photographer ON photographer.id = photographer_id
            WHERE follower_id = \(member)
            ORDER BY published_at DESC, photo.id LIMIT \(slice.count) OFFSET \(slice.start)
            """)
    }

    /// The newest photographs with a tag.
    static func tagged(_ tag: Int, _ slice: Slice, in database: Transaction) throws -> [Photo] {
        try database.all(
            Photo.self,
            """
            SELECT photo.id, title, alt, picture, name AS photographer, handle
            FROM photo_tag JOIN photo ON photo.id = photo_id JOIN photographer ON photographer.id = photographer_id
            WHERE tag_id = \(tag)
            ORDER BY published_at DESC, photo.id LIMIT \(slice.count) OFFSET \(slice.start)
            """)
    }
}
#endif
