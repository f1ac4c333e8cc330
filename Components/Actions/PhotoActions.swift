import Martlet

@Action(access: .member) struct Like {
    let photo: Int
    /// Whether it shall be liked or no longer.
    let isLiked: Bool
}

@Action(access: .member) struct AddComment {
    let photo: Int
    @Field(.length(1...2_000)) var text: String
}

@Action(access: .member) struct DeleteComment {
    let comment: Int
}

@Action(access: .member) struct Follow {
    let photographer: Int
    let follows: Bool
}

@Action(access: .member) struct EditPhoto {
    let photo: Int
    @Field(.length(1...300)) var caption: String
    @Field(.length(0...300)) var tags: String
}

@Action(access: .member) struct DeletePhoto {
    let photo: Int
}

#if Server
extension Like {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        let (photo, isLiked) = (photo, isLiked)
        try await request.database.transaction { database in
            guard let owner = try database.value(Int.self, "SELECT photographer_id FROM photo WHERE id = \(photo)")
            else {
                throw NotFound("This photograph is gone.")
            }
            try Self.store(isLiked, photo: photo, of: owner, by: me, in: database)
        }
        request.tellOthers(photo: photo)
        return Done()
    }

    /// Notes whether `member` likes the photograph of `owner`, and tells who took it.
    static func store(_ isLiked: Bool, photo: Int, of owner: Int, by member: Int, in database: Transaction) throws {
        if isLiked {
            // The key of the table is the photograph and the member: nobody likes it twice.
            let added = try database.execute(
                "INSERT OR IGNORE INTO photo_like (photo_id, photographer_id, liked_at) VALUES (\(photo), \(member), \(Timestamp.now))"
            )
            if added.changes == 1 { try Notification.add(.like, to: owner, from: member, photo: photo, in: database) }
        } else {
            try database.execute("DELETE FROM photo_like WHERE photo_id = \(photo) AND photographer_id = \(member)")
            try Notification.takeBack(.like, to: owner, from: member, photo: photo, in: database)
        }
    }
}

extension AddComment {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        try request.limit(.write, by: .key("member \(me)"))
        let safe = try HTMLSanitizer().sanitize(text.replacing("\n", with: "<br>"))
        guard !safe.isEmpty else { throw Refused("There is nothing to be seen in this comment.", field: "text") }
        let photo = photo
        try await request.database.transaction { database in
            guard let owner = try database.value(Int.self, "SELECT photographer_id FROM photo WHERE id = \(photo)")
            else {
                throw NotFound("This photograph is gone.")
            }
            try Self.store(safe, photo: photo, of: owner, by: me, in: database)
        }
        request.tellOthers(photo: photo)
        request.notify("Your comment is there.")
        return Done()
    }

    /// Adds `author`'s comment to the photograph of `owner`, and tells who took it.
    /// - Returns: the comment's number.
    @discardableResult
    static func store(_ comment: SanitizedHTML, photo: Int, of owner: Int, by author: Int, in database: Transaction)
        throws -> Int
    {
        let added = try database.execute(
            """
            INSERT INTO comment (photo_id, photographer_id, html, written_at)
            VALUES (\(photo), \(author), \(comment.html), \(Timestamp.now))
            """)
        try Notification.add(.comment, to: owner, from: author, photo: photo, in: database)
        return Int(added.lastInsertedRowID)
    }
}

extension DeleteComment {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        let comment = comment
        let photo = try await request.database.transaction { try Self.remove(comment, by: me, in: $0) }
        guard let photo else { throw NotFound("You have no such comment.") }
        request.tellOthers(photo: photo)
        return Done()
    }

    /// Removes a comment of `member`'s, or one below a photograph of `member`'s.
    /// - Returns: the number of the photograph; nil if there is no such comment.
    static func remove(_ comment: Int, by member: Int, in database: Transaction) throws -> Int? {
        let photo = try database.value(
            Int.self,
            """
            SELECT photo_id FROM comment JOIN photo ON photo.id = photo_id
            WHERE comment.id = \(comment) AND (comment.photographer_id = \(member) OR photo.photographer_id = \(member))
            """)
        if photo != nil { try database.execute("DELETE FROM comment WHERE id = \(comment)") }
        return photo
    }
}

extension Follow {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        let (photographer, follows) = (photographer, follows)
        guard photographer != me else { throw Refused("You see your own photographs anyway.") }
        try await request.database.transaction { database in
            guard try database.value(Int.self, "SELECT 1 FROM photographer WHERE id = \(photographer)") != nil else {
                throw NotFound("There is no such photographer.")
            }
            if follows {
                let added = try database.execute(
                    "INSERT OR IGNORE INTO follow (follower_id, followed_id) VALUES (\(me), \(photographer))")
                if added.changes == 1 {
                    try Notification.add(.follow, to: photographer, from: me, photo: nil, in: database)
                }
            } else {
                try database.execute("DELETE FROM follow WHERE follower_id = \(me) AND followed_id = \(photographer)")
                try Notification.takeBack(.follow, to: photographer, from: me, photo: nil, in: database)
            }
        }
        return Done()
    }
}

extension EditPhoto {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        try request.limit(.edit, by: .key("member \(me)"))
        let (photo, caption, tags) = (photo, caption, try Tags.read(tags))
        try await request.database.transaction { database in
            try Ownership.check(photo, of: me, in: database)
            try Self.store(caption: caption, tags: tags, photo: photo, in: database)
        }
        request.notify("Saved.")
        throw Redirect(to: PhotoPage.link(id: photo))
    }

    /// Gives a photograph another caption and other tags.
    static func store(caption: String, tags: [String], photo: Int, in database: Transaction) throws {
        try PhotoText.remove(photo, in: database)
        try database.execute(
            """
            UPDATE photo SET caption = \(caption), title = \(String(caption.prefix(80))), alt = \(caption) WHERE id = \(photo)
            """)
        try database.execute("DELETE FROM photo_tag WHERE photo_id = \(photo)")
        try Tags.add(tags, to: photo, in: database)
        try PhotoText.add(photo, in: database)
    }
}

extension DeletePhoto {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        let photo = photo
        let files = try await request.database.transaction { database in
            try Ownership.check(photo, of: me, in: database)
            try PhotoText.remove(photo, in: database)
            let files = try database.values(String.self, "SELECT key FROM photo_file WHERE photo_id = \(photo)")
            try database.execute("DELETE FROM photo WHERE id = \(photo)")
            return files
        }
        try await request.pictureFiles.removeUnused(files)
        request.notify("The photograph is deleted.")
        throw Redirect(to: HomePage.link())
    }
}

enum Ownership {
    /// - Throws: ``NotFound`` for a photograph that is not the member's: others' numbers tell nothing.
    static func check(_ photo: Int, of member: Int, in database: Transaction) throws {
        let owner = try database.value(Int.self, "SELECT photographer_id FROM photo WHERE id = \(photo)")
        guard owner == member else { throw NotFound("You have no such photograph.") }
    }
}

/// Tags as they are typed: words with commas or spaces between.
enum Tags {
    static func read(_ text: String) throws -> [String] {
        let words = text.lowercased().split { $0 == "," || $0 == "#" || $0.isWhitespace }.map(String.init)
        var tags: [String] = []
        for word in words where !tags.contains(word) { tags.append(word) }
        guard tags.count <= 10 else { throw Refused("At most ten tags, please.", field: "tags") }
        guard tags.allSatisfy({ $0.count <= 30 && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }) else {
            throw Refused("A tag is a word of letters, digits and hyphens.", field: "tags")
        }
        return tags
    }

    static func add(_ tags: [String], to photo: Int, in database: Transaction) throws {
        for tag in tags {
            try database.execute("INSERT INTO tag (name, cover_id) VALUES (\(tag), \(photo)) ON CONFLICT DO NOTHING")
            try database.execute("INSERT OR IGNORE INTO photo_tag SELECT \(photo), id FROM tag WHERE name = \(tag)")
        }
    }
}

extension Request {
    /// Has the open pages of a photograph ask for its fresh data.
    func tellOthers(photo: Int) { services[EventHub.self]?.publish("message", "", to: "photo \(photo)") }
}
#endif
