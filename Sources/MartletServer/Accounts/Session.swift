#if Server
import Crypto
import HTTPTypes
import MartletDatabase
import Synchronization

/// A visitor's session, during one request: all copies of the request share it.
public final class Session: Sendable {
    struct Current: Sendable {
        var id: Int
        var userID: Int?
        var token: SessionToken
    }

    private struct State {
        var current: Current?
        /// The cookie's new value; `.some(nil)` deletes it.
        var newToken: String??
    }

    private let store: SessionStore?
    private let state: Mutex<State>

    init(store: SessionStore?, current: Current?) {
        self.store = store
        state = Mutex(State(current: current, newToken: nil))
    }

    /// The number of the session, which stays the same when a guest logs in: what is kept for a guest is kept under it.
    /// nil for a visitor who has no session.
    public var id: Int? { state.withLock { $0.current?.id } }

    /// The account that is logged in, or nil.
    public var userID: Int? { state.withLock { $0.current?.userID } }

    var newToken: String?? { state.withLock { $0.newToken } }

    /// Begins a guest's session if the visitor has none.
    /// - Returns: the session's number.
    @discardableResult
    public func start() async throws -> Int {
        if let id { return id }
        return try await begin(user: nil)
    }

    /// Makes this the session of an account, under a new token, so that nobody who knew the old one is logged in with it.
    /// A guest's session goes on under its number; one of another account is ended, and a new one begun.
    /// - Parameter takeOver: gives the account what was kept for the guest, under the session's number. Part of the
    ///   transaction that makes the session the account's: what comes in between takes nothing away.
    /// - Returns: the session's number.
    @discardableResult
    public func logIn(
        user: Int, takeOver: @escaping @Sendable (_ guest: Int, Transaction) throws -> Void = { _, _ in }
    ) async throws -> Int {
        let store = try started()
        guard let current = state.withLock({ $0.current }) else { return try await begin(user: user) }
        if let other = current.userID, other != user {
            try await store.end(current.id)
            return try await begin(user: user)
        }
        let token = SessionToken()
        let isRenewed = try await store.renew(current.id, token, user: user) { try takeOver(current.id, $0) }
        guard isRenewed else { return try await begin(user: user) }
        set(Current(id: current.id, userID: user, token: token))
        return current.id
    }

    /// Gives the session another token; after a change of password, say.
    public func rotate() async throws {
        guard let current = state.withLock({ $0.current }) else { return }
        let token = SessionToken()
        guard try await started().renew(current.id, token, user: current.userID) else { return forget() }
        set(Current(id: current.id, userID: current.userID, token: token))
    }

    /// Ends the session, a guest's too, and deletes the cookie.
    public func logOut() async throws {
        if let id { try await started().end(id) }
        forget()
    }

    /// Looks whether the session is still there, for what has waited since the request's head was read: a body can take minutes.
    /// - Throws: ``HTTPError`` 403 if it was ended meanwhile, or has another token or account.
    func confirm() async throws {
        guard let current = state.withLock({ $0.current }) else { return }
        guard try await started().isThere(current.id, current.token, user: current.userID) else {
            forget()
            throw HTTPError(.forbidden, "Your session has ended meanwhile. Reload the page, and log in again.")
        }
    }

    /// The sessions of the account that is logged in, the last seen first.
    public func all() async throws -> [SessionInfo] {
        guard let userID else { return [] }
        return try await started().all(of: userID, current: id)
    }

    /// Ends one session of the account that is logged in.
    /// - Returns: false if the account has no such session.
    @discardableResult
    public func end(_ id: Int) async throws -> Bool {
        guard let userID else { return false }
        guard try await started().end(id, of: userID) else { return false }
        if id == self.id { forget() }
        return true
    }

    /// Ends all sessions of the account but this one.
    public func endOthers() async throws {
        guard let userID, let id else { return }
        try await started().endAll(of: userID, but: id)
    }

    private func begin(user: Int?) async throws -> Int {
        let token = SessionToken()
        let id = try await started().begin(token, user: user)
        set(Current(id: id, userID: user, token: token))
        return id
    }

    private func set(_ current: Current) {
        state.withLock { $0 = State(current: current, newToken: .some(current.token.text)) }
    }

    private func forget() {
        state.withLock { $0 = State(current: nil, newToken: .some(nil)) }
    }

    private func started() throws -> SessionStore {
        guard let store else { throw MissingService(type: "Sessions (a middleware)") }
        return store
    }
}

extension Session {
    /// The name of the form's field that carries ``csrfToken``.
    public static let csrfField = "csrf"

    /// What a form must send along to be believed: known to pages of this session alone, so that no other site can write
    /// such a form. Empty for a visitor without a session, in whose name nothing can be done.
    ///
    /// The same for as long as the session's cookie is, so that pages stay cacheable. It tells nothing of the cookie. That
    /// its length in compressed pages gives it away (BREACH) takes requests with the visitor's cookie from another site,
    /// which `SameSite=Lax` withholds.
    public var csrfToken: String {
        guard let token = state.withLock({ $0.current?.token }) else { return "" }
        let key = SymmetricKey(data: token.bytes)
        return HMAC<SHA256>.authenticationCode(for: Array("csrf".utf8), using: key).prefix(18).base64URL
    }

    /// Compares what a form or the header `X-CSRF-Token` brought with ``csrfToken``, in constant time.
    /// - Throws: ``HTTPError`` 403 if it is another, or none where there is a session.
    public func checkCSRF(_ token: String?) throws(HTTPError) {
        let wanted = Array(csrfToken.utf8)
        guard !wanted.isEmpty else { return }
        let given = Array((token ?? "").utf8)
        guard given.count == wanted.count,
            zip(given, wanted).reduce(0 as UInt8, { $0 | ($1.0 ^ $1.1) }) == 0
        else {
            throw HTTPError(
                .forbidden,
                "The form is no longer valid, perhaps since you logged in or out. Please send it again.")
        }
    }
}
#endif
