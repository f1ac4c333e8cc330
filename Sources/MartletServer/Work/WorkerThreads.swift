#if Server
import HTTPTypes
import NIOPosix
import Synchronization

/// A few threads of their own for work that computes for long or waits for the disk, so that it holds up no request:
/// hashing passwords, resizing pictures.
///
/// Their number bounds what such work takes of the processors and of memory at once. So many pieces may wait; more are
/// refused at once, since their askers would be gone by the time it is their turn.
public final class WorkerThreads: Sendable {
    private let pool: NIOThreadPool
    private let most: Int
    private let inProgress = Mutex(0)

    /// - Parameters:
    ///   - count: how many pieces of work run side by side.
    ///   - waiting: how many may wait for their turn.
    public init(count: Int, waiting: Int = 64) {
        let count = max(1, count)
        most = count + max(0, waiting)
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    deinit {
        pool.shutdownGracefully { _ in }
    }

    /// Carries `work` out on one of the threads.
    /// - Throws: what `work` throws; ``HTTPError/serverBusy`` if too much waits already; `CancellationError` if the task is cancelled
    ///   before its turn.
    public func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isAccepted = inProgress.withLock { count in
            guard count < most else { return false }
            count += 1
            return true
        }
        guard isAccepted else { throw HTTPError.serverBusy }
        defer { inProgress.withLock { $0 -= 1 } }
        return try await pool.runIfActive(work)
    }
}

extension HTTPError {
    /// More is asked of the server than it can do now: 503, to be tried again in a moment.
    public static var serverBusy: HTTPError {
        HTTPError(
            .serviceUnavailable, "The server has too much to do at this moment. Please try again in a few seconds.",
            headers: [.retryAfter: "5"])
    }
}
#endif
