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
    /// Up to here the thread may have had to wait for a processor, which is not the query's fault, if it happens seldom.
    private static let wait = Duration.milliseconds(10)
    private static let seldom = 64

    private struct Score {
        /// 2 and more: quick.
        var value = 0
        /// How often it was read in place since it was slow there.
        var readings = seldom
    }

    /// What readings have shown, by the text of the statement; bound values are not part of it, so there are as many as a
    /// site has queries.
    private let scores = Mutex<[String: Score]>([:])

    func contains(_ sql: SQL) -> Bool {
        scores.withLock { scores in
            guard let index = scores.index(forKey: sql.text), scores.values[index].value >= 2 else { return false }
            scores.values[index].readings &+= 1
            return true
        }
    }

    /// Reads elsewhere, and remembers how long it took.
    func timing<T>(_ sql: SQL, _ read: () throws -> T) rethrows -> T {
        let began = ContinuousClock.now
        defer { note(sql, .now - began) }
        return try read()
    }

    /// Reads in place what is known to be quick. Only if it no longer is, that is remembered.
    func watching<T>(_ sql: SQL, _ read: () throws -> T) rethrows -> T {
        let began = ContinuousClock.now
        defer {
            let duration = .now - began
            if duration >= Self.limit { slowDown(sql, duration) }
        }
        return try read()
    }

    private func note(_ sql: SQL, _ duration: Duration) {
        let isQuick = duration < Self.limit
        scores.withLock { scores in
            // A program that makes texts without end gets no memory for them.
            guard var score = scores[sql.text] ?? (scores.count < 1_000 ? Score() : nil) else { return }
            // The first reading compiles the statement and is slow for that; a slow one later weighs more.
            score.value = isQuick ? min(score.value + 1, 2) : max(score.value - 8, -8)
            scores[sql.text] = score
        }
    }

    private func slowDown(_ sql: SQL, _ duration: Duration) {
        scores.withLock { scores in
            guard var score = scores[sql.text] else { return }
            if duration >= Self.wait || score.readings < Self.seldom { score.value = -8 }
            score.readings = 0
            scores[sql.text] = score
        }
    }
}
#endif
