#if Server
import HTTPTypes
import MartletDatabase
import MartletJSON

/// Middleware that knows visitors again: their session is a row in the database, their cookie the key to it.
///
///     try SiteServer(Aerie(), …, middleware: [CrossSiteProtection(), Sessions()])     // and Sessions.migration applied
///     request.session.userID                                                         // in loaders, actions, middleware
///
/// A visitor has no session, and no cookie, until something is kept for them: ``Session/start()`` for a guest's cart,
/// ``Session/logIn(user:)``. The cookie is `__Host-session` where the visitor's browser speaks TLS, so that no other host
/// and no plain connection can set it, and `session` on plain HTTP, which is for development: browsers take no `__Host-`
/// cookie there. It is not readable by scripts and not sent with other sites' requests (`SameSite=Lax`).
///
/// The database holds a hash of the cookie's value, so that who reads the table cannot be anybody.
public struct Sessions: Middleware {
    /// Seconds without a request after which a session is over.
    public var idleLifetime: Int
    /// Seconds after which `seen_at` is written again; each request would be a write without it.
    public var touchInterval: Int

    public init(idleLifetime: Int = 30 * 86_400, touchInterval: Int = 60) {
        self.idleLifetime = idleLifetime
        self.touchInterval = touchInterval
    }

    /// The table. Put it into the site's list of migrations.
    public static let migration = Migration("martlet sessions") {
        """
        CREATE TABLE martlet_session (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_hash BLOB NOT NULL UNIQUE,
            user_id INTEGER,
            created_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            address TEXT NOT NULL,
            device TEXT NOT NULL
        );
        CREATE INDEX martlet_session_by_user ON martlet_session (user_id);
        CREATE INDEX martlet_session_by_expiry ON martlet_session (expires_at);
        """
    }

    /// The cookie's name for a request.
    public static func cookieName(for request: Request) -> String {
        request.scheme == "https" ? "__Host-session" : "session"
    }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        var request = request
        let store = SessionStore(
            database: try request.services.require(Database.self), idleLifetime: idleLifetime,
            address: request.remoteAddress, device: DeviceName.of(userAgent: request.headers[.userAgent] ?? ""))
        let name = Self.cookieName(for: request)
        let session: Session
        if let token = SessionToken(request.cookies[name] ?? ""),
            let row = try await store.find(token, touchedAfter: touchInterval)
        {
            session = Session(store: store, current: .init(id: row.id, userID: row.userID, token: token))
        } else {
            session = Session(store: store, current: nil)
        }
        request[SessionKey.self] = session

        var response: Response
        do {
            response = try await next(request)
        } catch {
            // A login that ends in a thrown redirect must set its cookie all the same.
            guard session.newToken != nil else { throw error }
            response = errorResponse(for: error, request: request)
        }
        if let token = session.newToken {
            response.set(
                SetCookie(
                    name, token ?? "", maximumAge: token == nil ? 0 : Self.cookieAge,
                    isSecure: request.scheme == "https"))
            response.headers[.cacheControl] = response.headers[.cacheControl] ?? "no-store"
        }
        return response
    }

    /// As long as browsers keep a cookie at most. How long the session lives the row decides.
    private static let cookieAge = 400 * 86_400
}

enum SessionKey: RequestKey { typealias Value = Session }

extension Request {
    /// The visitor's session. Without ``Sessions`` among the middleware it is empty, and cannot be started.
    public var session: Session { self[SessionKey.self] ?? Session(store: nil, current: nil) }
}
#endif
