#if Server
import Synchronization

/// Knows which queries are quick enough to be read on the thread that asks.
///
/// To wait on another thread for what takes ten microseconds takes fifty: two threads are woken. But one that takes
/// long must not hold up who shares the thread with it. So a query is sent away and timed at first; once it has been quick
/// twice, it is read in place, until it takes long.
final class QuickQueries: Sendable {
    /// Beyond, another thread is worth its price.
    private static let limit = Duration.microseconds(500)

    /// What readings have shown, by the text of the statement; bound values are not part of it, so there are as many as a
    /// site has queries. 2 and more: quick.
    private let scores = Mutex<[String: Int]>([:])

    func contains(_ sql: SQL) -> Bool { scores.withLock { $0[sql.text, default: 0] >= 2 } }

    /// Reads, and remembers how long it took.
    func timing<T>(_ sql: SQL, _ read: () throws -> T) rethrows -> T {
        let began = ContinuousClock.now
        defer { note(sql, .now - began) }
        return try read()
    }

    private func note(_ sql: SQL, _ duration: Duration) {
        let isQuick = duration < Self.limit
        scores.withLock { scores in
            // A program that makes texts without end gets no memory for them.
            guard let score = scores[sql.text] ?? (scores.count < 1_000 ? 0 : nil) else { return }
            // The first reading compiles the statement and is slow for that; a slow one later weighs more.
            let new = isQuick ? min(score + 1, 4) : max(score - 8, -8)
            if new != score { scores[sql.text] = new }
        }
    }
}
#endif
