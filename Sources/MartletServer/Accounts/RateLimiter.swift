#if Server
import HTTPTypes
import Synchronization

/// How often something may be done: so many times at once, and again one after the other over a time.
///
///     static let login = RateLimit("login", 10, per: .seconds(600))     // ten at once, then one a minute
public struct RateLimit: Sendable {
    /// Tells the counters of different limits apart.
    public let name: String
    /// How many at once.
    public let count: Int
    /// How long until all of them are given back.
    public let period: Duration

    public init(_ name: String, _ count: Int, per period: Duration) {
        self.name = name
        self.count = max(1, count)
        self.period = max(period, .milliseconds(1))
    }
}

/// Counts who does what how often: token buckets, one for each limit and key, of bounded number.
///
///     services.add(RateLimiter())
///     try request.limit(.login, by: .address)
///     try request.limit(.login, by: .key(email))
///
/// A bucket is one number, the moment at which it will be full again (the “generic cell rate algorithm”), and one that is
/// full is not kept. If there are too many, those go first that are the nearest to being full.
public final class RateLimiter: Sendable {
    private let fullAt = Mutex<[Int: Duration]>([:])
    private let capacity: Int
    private let now: @Sendable () -> Duration

    /// - Parameters:
    ///   - capacity: the most buckets; each takes about 50 bytes.
    ///   - now: the time since any moment that stays the same; for tests.
    public init(capacity: Int = 100_000, now: (@Sendable () -> Duration)? = nil) {
        self.capacity = max(1, capacity)
        let start = ContinuousClock.now
        self.now = now ?? { ContinuousClock.now - start }
    }

    /// Takes one token.
    /// - Throws: ``RateLimited`` if there is none.
    public func take(_ limit: RateLimit, _ key: String) throws(RateLimited) {
        // Seeded anew with each process: nobody can make keys that share a bucket.
        var hasher = Hasher()
        hasher.combine(limit.name)
        hasher.combine(key)
        let bucket = hasher.finalize()
        let now = now()
        let wait: Duration? = fullAt.withLock { buckets in
            let token = limit.period / limit.count
            let full = max(buckets[bucket] ?? now, now) + token
            let excess = full - now - limit.period
            // The division is not exact; a thousandth of a token is no excess.
            guard excess <= token / 1000 else { return excess }
            if buckets.count >= capacity, buckets[bucket] == nil { Self.makeRoom(in: &buckets, now) }
            buckets[bucket] = full
            return nil
        }
        if let wait { throw RateLimited(retryAfter: max(1, Int((wait / .seconds(1)).rounded(.up)))) }
    }

    /// Gives all tokens back; after a login that succeeded, say.
    public func reset(_ limit: RateLimit, _ key: String) {
        var hasher = Hasher()
        hasher.combine(limit.name)
        hasher.combine(key)
        let bucket = hasher.finalize()
        _ = fullAt.withLock { $0.removeValue(forKey: bucket) }
    }

    /// The number of buckets that are kept.
    var count: Int { fullAt.withLock(\.count) }

    /// Drops full buckets, and at least half of all, so that it is seldom done.
    private static func makeRoom(in buckets: inout [Int: Duration], _ now: Duration) {
        let middle = buckets.values.sorted()[buckets.count / 2]
        buckets = buckets.filter { $0.value > now && $0.value > middle }
    }
}

/// Too much was asked in too short a time.
public struct RateLimited: Error, Sendable {
    /// Seconds until one more is allowed.
    public let retryAfter: Int

    /// What the visitor is told.
    public var message: String {
        retryAfter < 120
            ? "That was too often. Please try again in \(retryAfter) second\(retryAfter == 1 ? "" : "s")."
            : "That was too often. Please try again in \((retryAfter + 59) / 60) minutes."
    }

    /// The answer: 429, with the seconds to wait in `Retry-After`.
    public var httpError: HTTPError {
        HTTPError(.tooManyRequests, message, headers: [.retryAfter: "\(retryAfter)"])
    }
}

/// By what a request is counted.
public enum RateLimitKey: Sendable {
    /// The client's address; of an IPv6 address the first 64 bits, since a client has all the others to itself.
    case address
    /// Anything else: an e-mail address, an account's number. Compared without case.
    case key(String)
}

extension Request {
    /// Counts this request, with the ``RateLimiter`` among the services.
    /// - Throws: ``HTTPError`` 429 with `Retry-After` if it is one too many; ``MissingService`` if there is no limiter.
    public func limit(_ limit: RateLimit, by key: RateLimitKey) throws {
        let limiter = try services.require(RateLimiter.self)
        let text =
            switch key {
            case .address: "address " + Self.network(of: remoteAddress)
            case .key(let key): "key " + key.prefix(512).lowercased()
            }
        do {
            try limiter.take(limit, text)
        } catch {
            throw error.httpError
        }
    }

    static func network(of address: String) -> String {
        guard let parsed = IPAddress(address), parsed.bytes.count == 16 else { return address }
        return parsed.bytes.prefix(8).hexadecimal
    }
}
#endif
