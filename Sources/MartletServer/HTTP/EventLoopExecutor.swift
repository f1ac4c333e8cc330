#if Server
import NIOCore

/// Runs tasks on an event loop's thread: a connection's requests are answered where its bytes arrive.
///
/// Swift's own pool is another set of threads. A request that goes there and back wakes two of them, which takes longer
/// than to render a small page. The price is that a handler which computes for long holds up the other connections of its
/// loop; it can leave with `withTaskExecutorPreference(globalConcurrentExecutor) { … }`.
final class EventLoopExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
#endif
