#if Server
import Crypto
import MartletDatabase
import MartletJSON

/// A key with which a program acts for an account, as its owner sees it in a list.
public struct AccessToken: Sendable, Equatable {
    public let id: Int
    public let userID: Int
    /// What its owner calls it.
    public let name: String
    /// Whether it may change anything.
    public let canWrite: Bool
    public let createdAt: Timestamp
    /// When it was last used, to the minute or so.
    public let usedAt: Timestamp?
}

/// The keys of programs: rows of their own, to be created and revoked by their owners. The database holds hashes.
///
///     let (token, secret) = try await AccessTokens(request.database).create(for: user, name: "Backup", canWrite: false)
///     // the secret is shown once, and sent as `Authorization: Bearer …`
public struct AccessTokens: Sendable {
    private let database: Database

    /// The longest name in characters (Unicode code points), and the most tokens of one account.
    public static let longestName = 100
    public static let mostTokens = 50

    public init(_ database: Database) { self.database = database }

    /// The table. Put it into the site's list of migrations.
    public static let migration = Migration("martlet access tokens") {
        """
        CREATE TABLE martlet_access_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_hash BLOB NOT NULL UNIQUE,
            user_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            can_write INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            used_at INTEGER
        );
        CREATE INDEX martlet_access_token_by_user ON martlet_access_token (user_id);
        """
    }

    /// Makes a token.
    /// - Returns: the token, and what its owner is to keep: it cannot be shown again.
    /// - Throws: ``InvalidInput`` for a name that is empty or too long, ``HTTPError`` 409 for one token too many.
    public func create(for user: Int, name: String, canWrite: Bool) async throws -> (token: AccessToken, secret: String)
    {
        guard 1...Self.longestName ~= name.unicodeScalars.count else {
            throw InvalidInput([("/name", "must have 1 to \(Self.longestName) characters")])
        }
        let secret = "mt_" + RandomBytes.make(32).base64URL
        let token = try await database.transaction { database in
            let count =
                try database.value(Int.self, "SELECT count(*) FROM martlet_access_token WHERE user_id = \(user)") ?? 0
            guard count < Self.mostTokens else {
                throw HTTPError(.conflict, "There are \(Self.mostTokens) tokens already. Revoke one first.")
            }
            let now = Timestamp.now
            let added = try database.execute(
                """
                INSERT INTO martlet_access_token (token_hash, user_id, name, can_write, created_at)
                VALUES (\(Self.hash(secret)), \(user), \(name), \(canWrite), \(now))
                """)
            return AccessToken(
                id: Int(added.lastInsertedRowID), userID: user, name: name, canWrite: canWrite, createdAt: now,
                usedAt: nil)
        }
        return (token, secret)
    }

    /// The tokens of an account, the newest first.
    public func all(of user: Int) async throws -> [AccessToken] {
        try await database.all("SELECT * FROM martlet_access_token WHERE user_id = \(user) ORDER BY id DESC", Self.read)
    }

    /// Revokes a token of an account.
    /// - Returns: false if the account has no such token.
    @discardableResult
    public func revoke(_ id: Int, of user: Int) async throws -> Bool {
        try await database.execute("DELETE FROM martlet_access_token WHERE id = \(id) AND user_id = \(user)").changes
            == 1
    }

    /// Revokes all tokens of an account; to be part of the transaction that deletes it.
    public static func revokeAll(of user: Int, in database: Transaction) throws {
        try database.execute("DELETE FROM martlet_access_token WHERE user_id = \(user)")
    }

    /// The token that a request brings; nil if it brings none.
    /// - Throws: ``HTTPError`` 401 for one that is none of ours, or no longer.
    func authenticate(_ request: Request) async throws -> AccessToken? {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", 1...200 ~= parts[1].utf8.count else {
            throw Self.invalid
        }
        let found = try await database.all(
            "SELECT * FROM martlet_access_token WHERE token_hash = \(Self.hash(String(parts[1])))", Self.read)
        guard let token = found.first else { throw Self.invalid }
        let now = Timestamp.now
        if now - (token.usedAt ?? Timestamp(milliseconds: 0)) > 60_000 {
            try await database.execute("UPDATE martlet_access_token SET used_at = \(now) WHERE id = \(token.id)")
        }
        return token
    }

    private static func hash(_ secret: String) -> [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }

    private static let read: @Sendable (borrowing Row) throws -> AccessToken = { row in
        AccessToken(
            id: try row.get("id"), userID: try row.get("user_id"), name: try row.get("name"),
            canWrite: try row.get("can_write"), createdAt: try row.get("created_at"),
            usedAt: try row.getOptional("used_at"))
    }

    private static var invalid: HTTPError {
        HTTPError(
            .unauthorized, "The access token is not valid, or was revoked.",
            headers: [.wwwAuthenticate: "Bearer error=\"invalid_token\""])
    }
}
#endif
