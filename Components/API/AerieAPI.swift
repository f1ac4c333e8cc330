#if Server
import Martlet

extension Aerie {
    /// What other programs can do: `/api/v1`, described at `/api/v1/openapi.json`.
    public static let api = API(
        title: "Aerie", version: "1", prefix: "/api/v1", description: "Photographs worth a second look, for programs.",
        limit: RateLimit("api", 1_200, per: .seconds(60)), writeLimit: RateLimit("api writes", 300, per: .seconds(600))
    ) {
        photoEndpoints
        commentEndpoints
        likeEndpoints
        tokenEndpoints
    }

    static let photoNumber = APIParameter.path("id", "The photograph's number.")

    @EndpointsBuilder private static var photoEndpoints: [Endpoint] {
        Endpoint(
            .get, "/photos", "listPhotos", "Photographs, the newest first",
            parameters: APIParameter.page(parts: 2) + [
                .query("tag", "Only those with this tag.", length: 1...60),
                .query("photographer", "Only those by the photographer of this handle.", length: 1...60),
            ], reply: Paged<APIPhoto>.self
        ) { call in
            let (limit, cursor, origin) = (try call.integer("limit"), call.cursor(parts: 2), call.request.origin)
            let (tag, photographer) = (call.text("tag"), call.text("photographer"))
            let photos = try await call.request.database.read {
                try APIPhoto.all(
                    after: cursor, limit: limit + 1, tag: tag, photographer: photographer, origin: origin, in: $0)
            }
            return Paged(photos, limit: limit) { Cursor($0.publishedAt.milliseconds, Int64($0.id)) }
        }
        Endpoint(.get, "/photos/{id}", "getPhoto", "One photograph", parameters: [photoNumber], reply: APIPhoto.self) {
            call in
            let (id, origin) = (try call.integer("id"), call.request.origin)
            return try await call.request.database.read { try APIPhoto.find(id, origin: origin, in: $0) }
        }
        Endpoint(
            .put, "/photos/{id}", "changePhoto", "Another caption, other tags", parameters: [photoNumber],
            isConditional: true,
            body: APIPhotoChange.self, reply: APIPhoto.self
        ) { call, change in
            let (id, member, origin) = (try call.integer("id"), call.userID ?? 0, call.request.origin)
            try call.request.limit(.edit, by: .key("member \(member)"))
            guard change.tags.allSatisfy(APIPhotoChange.isTag) else {
                throw InvalidInput([("/tags", "must be words of at most 30 small letters, digits and hyphens")])
            }
            return try await call.request.database.transaction { database in
                guard try require(id, in: database) == member else {
                    throw HTTPError(.forbidden, "This photograph is somebody else's.")
                }
                try call.checkMatch(try APIPhoto.find(id, origin: origin, in: database))
                try EditPhoto.store(caption: change.caption, tags: change.tags, photo: id, in: database)
                return try APIPhoto.find(id, origin: origin, in: database)
            }
        }
    }

    @EndpointsBuilder private static var tokenEndpoints: [Endpoint] {
        Endpoint(
            .get, "/tokens", "listTokens", "One's access tokens, the newest first", access: .reader,
            reply: Paged<APIToken>.self
        ) { call in
            let tokens = try await AccessTokens(call.request.database).all(of: call.userID ?? 0).map(APIToken.init)
            return Paged(tokens, limit: AccessTokens.mostTokens) { Cursor(Int64($0.id)) }
        }
        Endpoint(
            .post, "/tokens", "addToken", "A new access token", errors: [.conflict], body: NewAPIToken.self,
            reply: MadeAPIToken.self,
            status: .created
        ) { call, new in
            let made = try await AccessTokens(call.request.database).create(
                for: call.userID ?? 0, name: new.name, canWrite: new.canWrite)
            return MadeAPIToken(token: APIToken(made.token), secret: made.secret)
        }
        Endpoint(
            .delete, "/tokens/{id}", "revokeToken", "No such access token any more",
            parameters: [.path("id", "The token's number.")]
        ) { call in
            guard try await AccessTokens(call.request.database).revoke(call.integer("id"), of: call.userID ?? 0) else {
                throw HTTPError(.notFound, "You have no such access token.")
            }
        }
    }
}
#endif
