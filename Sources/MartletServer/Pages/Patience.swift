#if Server
import Synchronization

/// How long a page's loaders are waited for before what is known of the page is sent.
///
/// One timer for all requests, and only while there are any: it costs a page that is there in time an entry in a list.
final class Patience: Sendable {
    private struct State {
        /// All wait equally long, so the first to come is the first to be due.
        var waiting: [(until: ContinuousClock.Instant, progress: LoadProgress)] = []
        var isRunning = false
    }

    private let duration: Duration
    private let state = Mutex(State())

    init(_ duration: Duration) { self.duration = duration }

    /// Gives up on the loaders when the time has passed, unless they have ended by then.
    func watch(_ progress: LoadProgress) {
        let isFirst = state.withLock { state in
            state.waiting.append((.now + duration, progress))
            defer { state.isRunning = true }
            return !state.isRunning
        }
        // Detached: the timer is not the request's that happens to start it.
        if isFirst { Task.detached { await self.run() } }
    }

    private func run() async {
        while let next = nextDeadline() {
            try? await Task.sleep(until: next, clock: .continuous)
            for progress in takeDue() { progress.giveUp() }
        }
    }

    private func nextDeadline() -> ContinuousClock.Instant? {
        state.withLock { state in
            state.isRunning = !state.waiting.isEmpty
            return state.waiting.first?.until
        }
    }

    private func takeDue() -> [LoadProgress] {
        let now = ContinuousClock.now
        return state.withLock { state in
            let count = state.waiting.firstIndex { $0.until > now } ?? state.waiting.count
            defer { state.waiting.removeFirst(count) }
            return state.waiting.prefix(count).map(\.progress)
        }
    }
}
#endif
