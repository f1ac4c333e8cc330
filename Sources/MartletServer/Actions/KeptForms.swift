#if Server
import MartletCore
import Synchronization

/// What was typed into forms whose senders had to log in first, until they are back at the page.
///
/// Each for a quarter of an hour, under a key that the sender's browser alone has, in a cookie. In memory, and not much of it:
/// what strangers type goes to no disk, and the oldest goes if there is too much.
final class KeptForms: Sendable {
    struct Form: Sendable {
        /// Where it stands.
        let address: String
        /// Who may send it.
        let access: Access
        /// As ``FormState`` reads them.
        let texts: [String]
        fileprivate let size: Int
        fileprivate let endsAt: Duration
    }

    static let cookie = "typed"
    /// In seconds.
    static let lifetime = 900
    /// How often one address may have something kept.
    static let limit = RateLimit("kept forms", 60, per: .seconds(600))
    /// In bytes.
    private static let largestForm = 64 * 1024

    private struct State {
        var forms: [String: Form] = [:]
        /// The oldest first.
        var keys: [String] = []
        var size = 0
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let now: @Sendable () -> Duration

    /// - Parameters:
    ///   - capacity: the most bytes of text.
    ///   - now: the time since any moment that stays the same; for tests.
    init(capacity: Int = 8 << 20, now: (@Sendable () -> Duration)? = nil) {
        self.capacity = capacity
        let start = ContinuousClock.now
        self.now = now ?? { ContinuousClock.now - start }
    }

    /// - Returns: the key; nil for a form that is too large.
    func keep(_ texts: [String], at address: String, for access: Access) -> String? {
        let size = texts.reduce(address.utf8.count) { $0 + $1.utf8.count }
        guard size <= min(Self.largestForm, capacity) else { return nil }
        let key = RandomBytes.make(18).base64URL
        let now = now()
        let form = Form(
            address: address, access: access, texts: texts, size: size, endsAt: now + .seconds(Self.lifetime))
        state.withLock { state in
            state.forms[key] = form
            state.keys.append(key)
            state.size += size
            while let oldest = state.keys.first {
                if state.size <= capacity, let form = state.forms[oldest], form.endsAt > now { break }
                state.keys.removeFirst()
                state.size -= state.forms.removeValue(forKey: oldest)?.size ?? 0
            }
        }
        return key
    }

    func find(_ key: String) -> Form? {
        let now = now()
        return state.withLock { $0.forms[key] }.flatMap { $0.endsAt > now ? $0 : nil }
    }

    func remove(_ key: String) {
        // Its key goes when it is the oldest.
        state.withLock { state in state.size -= state.forms.removeValue(forKey: key)?.size ?? 0 }
    }

    /// How many there are.
    var count: Int { state.withLock { $0.forms.count } }
}
#endif
