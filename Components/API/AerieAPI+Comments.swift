#if Server
import Martlet

extension Aerie {
    @EndpointsBuilder static var commentEndpoints: [Endpoint] {
        Endpoint(
            .get, "/photos/{id}/comments", "listComments", "What is said about a photograph, the oldest first",
            parameters: [photoNumber] + APIParameter.page(parts: 1), reply: Paged<APIComment>.self
        ) { call in
            let (photo, limit, last) = (
                try call.integer("id"), try call.integer("limit"), call.cursor(parts: 1)?[0] ?? 0
            )
            let comments = try await call.request.database.read { database in
                try require(photo, in: database)
                return try APIComment.all(of: photo, after: last, limit: limit + 1, in: database)
            }
            return Paged(comments, limit: limit) { Cursor(Int64($0.id)) }
        }
        Endpoint(
            .post, "/photos/{id}/comments", "addComment", "Says something about a photograph",
            parameters: [photoNumber],
            body: NewAPIComment.self, reply: APIComment.self, status: .created
        ) { call, new in
            let (photo, author) = (try call.integer("id"), call.userID ?? 0)
            try call.request.limit(.write, by: .key("member \(author)"))
            let safe = try HTMLSanitizer().sanitize(new.text)
            guard !safe.isEmpty else { throw InvalidInput([("/text", "leaves nothing to be seen")]) }
            let comment = try await call.request.database.transaction { database in
                let owner = try require(photo, in: database)
                return try APIComment.find(
                    AddComment.store(safe, photo: photo, of: owner, by: author, in: database), in: database)
            }
            call.request.tellOthers(photo: photo)
            return comment
        }
        Endpoint(
            .delete, "/comments/{id}", "removeComment",
            "Takes back one's own comment, or one below one's own photograph",
            parameters: [.path("id", "The comment's number.")]
        ) { call in
            let (id, member) = (try call.integer("id"), call.userID ?? 0)
            let photo = try await call.request.database.transaction { try DeleteComment.remove(id, by: member, in: $0) }
            guard let photo else { throw HTTPError(.notFound, "You have no such comment.") }
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
