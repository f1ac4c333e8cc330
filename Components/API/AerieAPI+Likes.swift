#if Server
import Martlet

/// How many like a photograph.
@JSON struct APILikes: APIType {
    let count: Int
    /// Whether the caller is one of them.
    let isMine: Bool

    static let example = APILikes(count: 8, isMine: false)
    static let rules: [String: APIRule] = [
        "count": .range(0...Int64.max), "isMine": .described("Whether the caller is one of them."),
    ]
}

extension Aerie {
    @EndpointsBuilder static var likeEndpoints: [Endpoint] {
        Endpoint(
            .get, "/photos/{id}/likes", "getLikes", "How many like a photograph", parameters: [photoNumber],
            reply: APILikes.self
        ) { call in
            let (photo, member) = (try call.integer("id"), call.userID ?? 0)
            return try await call.request.database.read { database in
                try require(photo, in: database)
                let count =
                    try database.value(Int.self, "SELECT count(*) FROM photo_like WHERE photo_id = \(photo)") ?? 0
                let mine = try database.value(
                    Int.self, "SELECT 1 FROM photo_like WHERE photo_id = \(photo) AND photographer_id = \(member)")
                return APILikes(count: count, isMine: mine != nil)
            }
        }
        Endpoint(.put, "/photos/{id}/like", "like", "Likes a photograph, once", parameters: [photoNumber]) { call in
            let (photo, member) = (try call.integer("id"), call.userID ?? 0)
            try await call.request.database.transaction { database in
                try Like.store(true, photo: photo, of: require(photo, in: database), by: member, in: database)
            }
            call.request.tellOthers(photo: photo)
        }
        Endpoint(.delete, "/photos/{id}/like", "unlike", "Likes a photograph no longer", parameters: [photoNumber]) {
            call in
            let (photo, member) = (try call.integer("id"), call.userID ?? 0)
            try await call.request.database.transaction { database in
                try Like.store(false, photo: photo, of: require(photo, in: database), by: member, in: database)
            }
            call.request.tellOthers(photo: photo)
        }
    }
}
#endif
