#if Server
import NIOCore
import Synchronization

/// Hands to the system what the connections of one event loop have written, when all that came in together has been
/// answered, instead of after each answer.
///
/// A client that waits has to be woken, which costs the sender as much as a small page. Woken once, it takes the other
/// answers as they come: a third more of them in a second. The first of them waits for those beside it, and if one of these
/// computes for long, as long as that: one more reason for such a handler to leave the loop (see ``EventLoopExecutor``).
final class FlushQueue {
    /// More bytes are handed over at once: it takes longer than to wake the client.
    static let smallAnswer = 16 * 1024
    /// Once one has taken so long, the others are waited for no more.
    private static let patience = TimeAmount.microseconds(500)

    private var waiting: [ConnectionHandler] = []
    private var since = NIODeadline.now()

    func add(_ handler: ConnectionHandler, in eventLoop: any EventLoop) {
        waiting.append(handler)
        let now = NIODeadline.now()
        if waiting.count == 1 {
            since = now
            let bound = NIOLoopBound(self, eventLoop: eventLoop)
            // Behind the tasks of all requests that are ready now.
            eventLoop.execute { bound.value.flush() }
        } else if now - since > Self.patience {
            flush()
        }
    }

    private func flush() {
        let ready = waiting
        waiting.removeAll(keepingCapacity: true)
        for handler in ready { handler.flushNow() }
    }
}

@available(*, unavailable)
extension FlushQueue: Sendable {}

/// The queue of each event loop.
final class FlushQueues: Sendable {
    private let queues = Mutex<[ObjectIdentifier: NIOLoopBound<FlushQueue>]>([:])

    func queue(of eventLoop: any EventLoop) -> FlushQueue {
        queues.withLock { queues in
            if let queue = queues[ObjectIdentifier(eventLoop)] { return queue }
            let queue = NIOLoopBound(FlushQueue(), eventLoop: eventLoop)
            queues[ObjectIdentifier(eventLoop)] = queue
            return queue
        }.value
    }
}
#endif
