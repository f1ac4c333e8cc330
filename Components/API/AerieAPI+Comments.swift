#if Server
import Martlet

extension Aerie {
    @EndpointsBuilder static var commentEndpoints: [Endpoint] {
        Endpoint(
            .get, "/photos/{id}/comments", "listComments", "What is said about a photograph, the oldest first",
            parameters: [photoNumber] + APIParameter.page(parts: 1), reply: Paged<APIComment>.self
        ) { call in
            let (photo, limit, last) = (try call.integer("id"), try call.integer("limit"), call.cursor(parts: 1)?[0] ?? 0)
            let comments = try await call.request.database.read { database in
                try require(photo, in: database)
                return try APIComment.all(of: photo, after: last, limit: limit + 1, in: database)
            }
            return Paged(comments, limit: limit) { Cursor(Int64($0.id)) }
        }
        Endpoint(
            .post, "/photos/{id}/comments", "addComment", "Says something about a photograph", parameters: [photoNumber],
            body: NewAPIComment.self, reply: APIComment.self, status: .created
        ) { call, new in
            let (photo, author) = (try call.integer("id"), call.userID ?? 0)
            try call.request.limit(.write, by: .key("member \(author)"))
            let safe = try HTMLSanitizer().sanitize(new.text)
            guard !safe.isEmpty else { throw InvalidInput([("/text", "leaves nothing to be seen")]) }
            let comment = try await call.request.database.transaction { database in
                let owner = try require(photo, in: database)
                let added = try database.execute(
                    """
                    INSERT INTO comment (photo_id, photographer_id, html, written_at)
                    VALUES (\(photo), \(author), \(safe.html), \(Timestamp.now))
                    """)
                try Notification.add(.comment, to: owner, from: author, photo: photo, in: database)
                return try APIComment.find(Int(added.lastInsertedRowID), in: database)
            }
            call.request.tellOthers(photo: photo)
            return comment
        }
        Endpoint(
            .delete, "/comments/{id}", "removeComment", "Takes back one's own comment, or one below one's own photograph",
            parameters: [.path("id", "The comment's number.")]
        ) { call in
            let (id, member) = (try call.integer("id"), call.userID ?? 0)
            let photo = try await call.request.database.transaction { database in
                let photo = try database.value(
                    Int.self,
                    """
                    SELECT photo_id FROM comment JOIN photo ON photo.id = photo_id
                    WHERE comment.id = \(id) AND (comment.photographer_id = \(member) OR photo.photographer_id = \(member))
                    """)
                guard let photo else { throw HTTPError(.notFound, "You have no such comment.") }
                try database.execute("DELETE FROM comment WHERE id = \(id)")
                return photo
            }
            call.request.tellOthers(photo: photo)
        }
    }

    /// - Returns: the number of whose photograph it is.
    /// - Throws: ``HTTPError`` 404 if there is no such photograph.
    @discardableResult
    static func require(_ photo: Int, in database: Transaction) throws -> Int {
        guard let owner = try database.value(Int.self, "SELECT photographer_id FROM photo WHERE id = \(photo)") else {
            throw HTTPError(.notFound, "There is no such photograph.")
        }
        return owner
    }
}
#endif
