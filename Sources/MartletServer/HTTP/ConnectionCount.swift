#if Server
import CMartlet
import Synchronization

/// Counts open connections, to give memory back when most of them have gone.
///
/// What a connection held is freed when it ends, 30 KB of it, but the allocator keeps the pages: after a thousand connections the
/// process would stay twice as large as it began for as long as it lives.
final class ConnectionCount: Sendable {
    private struct State {
        var open = 0
        /// The most that were open since memory was given back last.
        var peak = 0
    }

    /// Fewer are not worth the milliseconds.
    private static let least = 64

    private let state = Mutex(State())
    private let giveBack: @Sendable () -> Void

    /// - Parameter giveBack: Called on the thread of the connection that ends; must not hold it up.
    init(giveBack: @escaping @Sendable () -> Void = ConnectionCount.trim) { self.giveBack = giveBack }

    func opened() {
        state.withLock { state in
            state.open += 1
            state.peak = max(state.peak, state.open)
        }
    }

    func closed() {
        let isDue = state.withLock { state in
            state.open -= 1
            guard state.peak >= Self.least, state.open <= state.peak / 4 else { return false }
            state.peak = state.open
            return true
        }
        if isDue { giveBack() }
    }

    @Sendable private static func trim() {
        Task.detached(priority: .background) {
            // A crowd goes within a moment, and what the last of it held is freed after it has been counted.
            try? await Task.sleep(for: .seconds(1))
            martlet_give_memory_back()
        }
    }
}
#endif
