#if Server
import MartletDatabase
import MartletJSON

/// A session as its owner sees it in a list.
public struct SessionInfo: Sendable, Equatable {
    public let id: Int
    /// “Firefox on Linux”
    public let device: String
    /// The address it was last used from.
    public let address: String
    public let createdAt: Timestamp
    /// When it was last used, to the minute or so.
    public let seenAt: Timestamp
    /// Whether it is the one that asks.
    public let isCurrent: Bool
}

/// The rows of sessions. Beside ``Session``, for what has no request: an account that is deleted.
public struct SessionStore: Sendable {
    let database: Database
    let idleLifetime: Int
    let address: String
    let device: String

    /// Ends every session of an account; to be part of the transaction that deletes it, or changes its password.
    /// - Parameter id: the one that goes on, if any.
    public static func endAll(of user: Int, but id: Int? = nil, in database: Transaction) throws {
        try database.execute("DELETE FROM martlet_session WHERE user_id = \(user) AND id IS NOT \(id)")
    }

    private var expiry: Timestamp { Timestamp.now + Int64(idleLifetime) * 1000 }

    func find(_ token: SessionToken, touchedAfter interval: Int) async throws -> (id: Int, userID: Int?)? {
        let now = Timestamp.now
        let rows = try await database.all(
            "SELECT id, user_id, seen_at FROM martlet_session WHERE token_hash = \(token.hash) AND expires_at > \(now)"
        ) { row in
            (
                id: try row.get("id", as: Int.self), userID: try row.getOptional("user_id", as: Int.self),
                seenAt: try row.get("seen_at", as: Timestamp.self)
            )
        }
        guard let row = rows.first else { return nil }
        if now - row.seenAt >= Int64(interval) * 1000 {
            try await database.execute(
                """
                UPDATE martlet_session SET seen_at = \(now), expires_at = \(expiry), address = \(address), device = \(device)
                WHERE id = \(row.id)
                """)
        }
        return (row.id, row.userID)
    }

    func isThere(_ id: Int, _ token: SessionToken, user: Int?) async throws -> Bool {
        try await database.value(
            Int.self,
            "SELECT 1 FROM martlet_session WHERE id = \(id) AND token_hash = \(token.hash) AND user_id IS \(user)")
            != nil
    }

    func begin(_ token: SessionToken, user: Int?) async throws -> Int {
        try await database.transaction { database in
            let now = Timestamp.now
            try database.execute("DELETE FROM martlet_session WHERE expires_at <= \(now)")
            let added = try database.execute(
                """
                INSERT INTO martlet_session (token_hash, user_id, created_at, seen_at, expires_at, address, device)
                VALUES (\(token.hash), \(user), \(now), \(now), \(expiry), \(address), \(device))
                """)
            return Int(added.lastInsertedRowID)
        }
    }

    /// - Parameter work: what else is done if the session is still there.
    func renew(
        _ id: Int, _ token: SessionToken, user: Int?,
        _ work: @escaping @Sendable (Transaction) throws -> Void = { _ in }
    ) async throws -> Bool {
        try await database.transaction { database in
            let renewed = try database.execute(
                """
                UPDATE martlet_session SET token_hash = \(token.hash), user_id = \(user), seen_at = \(Timestamp.now),
                    expires_at = \(expiry), address = \(address), device = \(device)
                WHERE id = \(id)
                """)
            guard renewed.changes == 1 else { return false }
            try work(database)
            return true
        }
    }

    func all(of user: Int, current: Int?) async throws -> [SessionInfo] {
        try await database.all(
            """
            SELECT id, device, address, created_at, seen_at FROM martlet_session
            WHERE user_id = \(user) AND expires_at > \(Timestamp.now) ORDER BY seen_at DESC, id DESC LIMIT 200
            """
        ) { row in
            let id = try row.get("id", as: Int.self)
            return SessionInfo(
                id: id, device: try row.get("device"), address: try row.get("address"),
                createdAt: try row.get("created_at"), seenAt: try row.get("seen_at"), isCurrent: id == current)
        }
    }

    func end(_ id: Int) async throws {
        try await database.execute("DELETE FROM martlet_session WHERE id = \(id)")
    }

    func end(_ id: Int, of user: Int) async throws -> Bool {
        try await database.execute("DELETE FROM martlet_session WHERE id = \(id) AND user_id = \(user)").changes == 1
    }

    func endAll(of user: Int, but id: Int) async throws {
        try await database.transaction { try Self.endAll(of: user, but: id, in: $0) }
    }
}
#endif
