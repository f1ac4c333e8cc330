import Martlet

@Action struct Register {
    /// Where to go then.
    let next: String
    @Field(.length(1...60)) var name: String
    @Field(.email, .length(3...254)) var email: String
    @Field(.password, .length(8...200)) var password: String
}

@Action struct LogIn {
    let next: String
    @Field(.email, .length(3...254)) var email: String
    @Field(.password, .length(1...200)) var password: String
}

@Action struct LogOut {}

@Action(access: .member) struct ChangePassword {
    @Field(.password, .length(1...200)) var current: String
    @Field(.password, .length(8...200)) var new: String
}

@Action(access: .member) struct ChangeProfile {
    @Field(.length(1...60)) var name: String
    @Field(.length(0...500)) var biography: String
}

/// Ends one of one's sessions, or with 0 all but this one.
@Action(access: .member) struct EndSession {
    let session: Int
}

/// Makes a token with which other programs use the site's interface for the member.
@Action(access: .member) struct CreateToken {
    @Field(.length(1...100)) var name: String
    @Field var canWrite: Bool
    typealias Reply = NewToken
}

@JSON struct NewToken {
    let secret: String
}

@Action(access: .member) struct RevokeToken {
    let token: Int
}

@Action(access: .member) struct DeleteAccount {
    @Field(.password, .length(1...200)) var password: String
}

#if Server
extension RateLimit {
    static let logIn = RateLimit("log in", 10, per: .seconds(600))
    static let logInFromAddress = RateLimit("log in from address", 200, per: .seconds(600))
    static let register = RateLimit("register", 60, per: .seconds(600))
    static let write = RateLimit("write", 60, per: .seconds(600))
    /// By the page and by the interface together, as are comments: what is written goes into the index of the search.
    static let edit = RateLimit("edit", 60, per: .seconds(600))
    static let upload = RateLimit("upload", 60, per: .seconds(3600))
    static let uploadFromAddress = RateLimit("upload from address", 200, per: .seconds(3600))
    static let guestCart = RateLimit("guest cart", 120, per: .seconds(600))
}

extension Register {
    func perform(_ request: Request) async throws -> Done {
        try request.limit(.register, by: .address)
        if let problem = PasswordRules().problem(with: password, of: [email, name]) {
            throw Refused(problem, field: "password")
        }
        // Hashed whether or not there is such an account, so that the time does not tell.
        let hash = try await request.services.require(PasswordHasher.self).hash(password)
        let (name, email) = (name, email)
        let id = try await request.database.transaction { database -> Int? in
            guard try database.value(Int.self, "SELECT 1 FROM account WHERE email = \(email)") == nil else {
                return nil
            }
            let handle = try Handle.free(for: name, in: database)
            let id = try database.execute(
                """
                INSERT INTO photographer (id, handle, name, biography)
                SELECT max(number, (SELECT coalesce(max(id), 0) FROM photographer)) + 1, \(handle), \(name), ''
                FROM last_number WHERE kind = 'photographer'
                """
            ).lastInsertedRowID
            try database.execute(
                "INSERT INTO account (photographer_id, email, password, created_at) VALUES (\(id), \(email), \(hash), \(Timestamp.now))"
            )
            return Int(id)
        }
        guard let id else {
            throw Refused("With this address there can be no new account. If it is yours, log in.", field: "email")
        }
        try await request.logIn(id)
        request.notify("Welcome, \(name). Your account is ready.")
        throw Redirect(to: LocalPath.checked(next))
    }
}

extension LogIn {
    func perform(_ request: Request) async throws -> Done {
        try request.limit(.logInFromAddress, by: .address)
        try request.limit(.logIn, by: .key(email))
        let account = try await request.database.all(
            "SELECT photographer_id, password FROM account WHERE email = \(email)"
        ) { row in (id: try row.get("photographer_id", as: Int.self), hash: try row.get("password", as: String.self)) }
        .first
        let hasher = try request.services.require(PasswordHasher.self)
        // As long for an address without an account.
        let refusal = Refused("The address or the password is not right.")
        guard try await hasher.verify(password, against: account?.hash), let account else { throw refusal }
        var hash = account.hash
        if hasher.needsRehash(hash) {
            hash = try await hasher.hash(password)
            try await request.database.execute(
                "UPDATE account SET password = \(hash) WHERE photographer_id = \(account.id) AND password = \(account.hash)"
            )
        }
        try await request.logIn(account.id)
        // Changed while it was verified: the change has ended all sessions, and this one came too late for it.
        guard
            try await request.database.value(
                String.self, "SELECT password FROM account WHERE photographer_id = \(account.id)") == hash
        else {
            try await request.session.logOut()
            throw refusal
        }
        throw Redirect(to: LocalPath.checked(next))
    }
}

extension LogOut {
    func perform(_ request: Request) async throws -> Done {
        try await request.session.logOut()
        request.notify("You are logged out.")
        throw Redirect(to: HomePage.link())
    }
}

extension ChangePassword {
    func perform(_ request: Request) async throws -> Done {
        let id = try request.memberID()
        try await Password.check(current, field: "current", of: id, request)
        let email = try await request.database.value(
            String.self, "SELECT email FROM account WHERE photographer_id = \(id)")
        let name = try await request.database.value(String.self, "SELECT name FROM photographer WHERE id = \(id)")
        if let problem = PasswordRules().problem(with: new, of: [email ?? "", name ?? ""]) {
            throw Refused(problem, field: "new")
        }
        let hash = try await request.services.require(PasswordHasher.self).hash(new)
        let session = request.session.id
        // Whoever knew the old one is out, and what was made by it.
        try await request.database.transaction { database in
            try database.execute("UPDATE account SET password = \(hash) WHERE photographer_id = \(id)")
            try SessionStore.endAll(of: id, but: session, in: database)
            try AccessTokens.revokeAll(of: id, in: database)
        }
        try await request.session.rotate()
        request.notify("Your password is changed, your other sessions are ended, and your access tokens revoked.")
        return Done()
    }
}

extension ChangeProfile {
    func perform(_ request: Request) async throws -> Done {
        let id = try request.memberID()
        try request.limit(.edit, by: .key("member \(id)"))
        let (name, biography) = (name, biography)
        try await request.database.transaction { database in
            // Photographs are found by their photographer's name.
            let photos = try database.all("SELECT id FROM photo WHERE photographer_id = \(id)") {
                try $0.get("id", as: Int.self)
            }
            for photo in photos { try PhotoText.remove(photo, in: database) }
            try database.execute("UPDATE photographer SET name = \(name), biography = \(biography) WHERE id = \(id)")
            for photo in photos { try PhotoText.add(photo, in: database) }
        }
        request.notify("Your profile is changed.")
        return Done()
    }
}

extension EndSession {
    func perform(_ request: Request) async throws -> Done {
        if session == 0 {
            try await request.session.endOthers()
        } else if try await !request.session.end(session) {
            throw NotFound("You have no such session.")
        }
        if request.session.userID == nil { throw Redirect(to: HomePage.link()) }
        request.notify("Ended.")
        return Done()
    }
}

extension CreateToken {
    func perform(_ request: Request) async throws -> NewToken {
        let tokens = AccessTokens(request.database)
        let secret = try await tokens.create(for: try request.memberID(), name: name, canWrite: canWrite).secret
        // It is not kept, and cannot be shown again.
        request.notify("Your token, to be copied now: \(secret)")
        return NewToken(secret: secret)
    }
}

extension RevokeToken {
    func perform(_ request: Request) async throws -> Done {
        guard try await AccessTokens(request.database).revoke(token, of: try request.memberID()) else {
            throw NotFound("You have no such token.")
        }
        request.notify("Revoked.")
        return Done()
    }
}

extension DeleteAccount {
    func perform(_ request: Request) async throws -> Done {
        let id = try request.memberID()
        try await Password.check(password, field: "password", of: id, request)
        let files = try await request.database.transaction { database in
            let photos = try database.all("SELECT id FROM photo WHERE photographer_id = \(id)") {
                try $0.get("id", as: Int.self)
            }
            for photo in photos { try PhotoText.remove(photo, in: database) }
            let files = try database.values(
                String.self,
                "SELECT DISTINCT key FROM photo_file JOIN photo ON photo.id = photo_id WHERE photographer_id = \(id)")
            try SessionStore.endAll(of: id, in: database)
            try AccessTokens.revokeAll(of: id, in: database)
            // What was sold stays in the books; to whom and where does not.
            try database.execute("UPDATE print_order SET name = '', address = '' WHERE photographer_id = \(id)")
            // Photographs, comments, likes and the rest go with it, by the foreign keys.
            try database.execute("DELETE FROM photographer WHERE id = \(id)")
            return files
        }
        try await request.pictureFiles.removeUnused(files)
        try await request.session.logOut()
        request.notify("Your account is deleted, and all that belonged to it.")
        throw Redirect(to: HomePage.link())
    }
}

enum Password {
    /// - Throws: ``Refused`` if it is not the member's.
    static func check(_ password: String, field: String, of id: Int, _ request: Request) async throws {
        try request.limit(.logIn, by: .key("member \(id)"))
        let hash = try await request.database.value(
            String.self, "SELECT password FROM account WHERE photographer_id = \(id)")
        guard try await request.services.require(PasswordHasher.self).verify(password, against: hash) else {
            throw Refused("This is not your password.", field: field)
        }
    }
}

/// A member's name in addresses.
enum Handle {
    /// Made of the name's letters, and a number if there is such a one already.
    static func free(for name: String, in database: Transaction) throws -> String {
        let words = SearchWords.folded(name).split { !(97...122 ~= $0 || 48...57 ~= $0) }
        let base = String(decoding: Array(words.joined(separator: [UInt8(ascii: "-")])).prefix(40), as: UTF8.self)
        let stem = base.isEmpty ? "member" : base
        var handle = stem
        var number = 2
        while try database.value(Int.self, "SELECT 1 FROM photographer WHERE handle = \(handle)") != nil {
            handle = "\(stem)-\(number)"
            number += 1
        }
        return handle
    }
}
#endif
