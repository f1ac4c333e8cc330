#if Server
import Synchronization

/// Tells open pages what happens, by Server-Sent Events (https://html.spec.whatwg.org/#server-sent-events).
///
///     let events = EventHub()
///     services.add(events)
///     server.onShutdown.append { events.close() }
///
///     try request.services.require(EventHub.self).publish("like", "{\"likes\":8}", to: "photo/7")      // somewhere
///     return try request.services.require(EventHub.self).response(to: request, topics: ["photo/7"])    // GET /events
///
/// Events are numbered, and the last ones are kept: a browser that lost its connection says which it saw last, and is
/// told what it missed. If that is no longer known – or the server was started anew – it gets the event `reset`, upon which
/// a page loads its data again. A page says the same in the query, `?after=`, with ``lastID`` from when it was rendered.
///
/// A client that does not keep up is let go, and comes back in the same way. Nothing here waits for a client.
public final class EventHub: Sendable {
    /// How much is kept and allowed.
    public struct Limits: Sendable {
        /// Events that are kept for who was away, and their bytes altogether.
        public var keptEvents = 1000
        public var keptBytes = 4 * 1024 * 1024
        /// The largest event in bytes; a larger one is not published.
        public var eventSize = 64 * 1024
        /// Open streams altogether, and from one address.
        public var streams = 5000
        public var streamsPerAddress = 100
        /// Events that may wait for one client.
        public var backlog = 256
        /// Between two signs of life, by which a broken connection is noticed.
        public var heartbeat = Duration.seconds(20)

        public init() {}
    }

    private struct State {
        /// The number of the next event.
        var next = 1
        var kept: [(number: Int, topic: String, text: String)] = []
        var keptBytes = 0
        var subscribers: [Int: Subscriber] = [:]
        var nextSubscriber = 0
        var heart: Task<Void, Never>?
        var isClosed = false
    }

    private struct Subscriber {
        let topics: Set<String>
        let address: String
        let queue: AsyncStream<String>.Continuation
    }

    private let limits: Limits
    /// Tells the numbers of this hub from those before a restart.
    private let epoch = RandomBytes.make(6).base64URL
    private let state = Mutex(State())

    public init(limits: Limits = Limits()) { self.limits = limits }

    deinit { close() }

    /// The id of the newest event: what a page is rendered with, and asks for news after.
    public var lastID: String { id(of: state.withLock { $0.next - 1 }) }

    /// The number of open streams.
    public var streamCount: Int { state.withLock { $0.subscribers.count } }

    /// Sends an event to all who listen to a topic.
    /// - Parameters:
    ///   - name: its name, by which scripts listen to it.
    ///   - data: a text; any line breaks in it arrive as `\n`.
    ///   - topic: whom it concerns.
    /// - Returns: false if it is larger than the limit, and was not sent.
    @discardableResult
    public func publish(_ name: String, _ data: String, to topic: String) -> Bool {
        guard data.utf8.count + name.utf8.count <= limits.eventSize else { return false }
        return state.withLock { state in
            guard !state.isClosed else { return false }
            let number = state.next
            state.next += 1
            let text = EventText.event(id: id(of: number), name: name, data: data)
            state.kept.append((number, topic, text))
            state.keptBytes += text.utf8.count
            var surplus = 0
            while state.kept.count - surplus > limits.keptEvents || state.keptBytes > limits.keptBytes {
                state.keptBytes -= state.kept[surplus].text.utf8.count
                surplus += 1
            }
            state.kept.removeFirst(surplus)
            for (key, subscriber) in state.subscribers where subscriber.topics.contains(topic) {
                send(text, to: subscriber, key, &state)
            }
            return true
        }
    }

    /// The stream of what happens in some topics, beginning after the event that the client saw last.
    ///
    /// Whether the client may listen to them is to be decided before.
    public func response(to request: Request, topics: Set<String>) -> Response {
        let seen = request.headers[.lastEventID] ?? request.query["after"]
        let subscription = subscribe(to: topics, after: seen, from: request.remoteAddress)
        var response = Response(
            headers: [
                .contentType: "text/event-stream", .cacheControl: "no-store, no-transform", .xAccelBuffering: "no",
            ],
            body: .stream { writer in
                // If it is refused or ends, the browser comes back by itself; for an error status it would give up.
                guard let subscription else { return try await writer.write(EventText.retry(seconds: 10)) }
                try await writer.write(EventText.retry(seconds: 2) + subscription.missed)
                for await text in subscription.events { try await writer.write(text) }
            })
        response.allowsCompression = false
        return response
    }

    /// Ends all streams, and begins no others: the server stops. Browsers come back to its successor.
    public func close() {
        let (subscribers, heart) = state.withLock { state in
            state.isClosed = true
            defer {
                state.subscribers = [:]
                state.heart = nil
            }
            return (state.subscribers, state.heart)
        }
        heart?.cancel()
        for subscriber in subscribers.values { subscriber.queue.finish() }
    }

    // MARK: Streams

    /// One open stream; it ends with the last use of this.
    private final class Subscription: Sendable {
        let missed: String
        let events: AsyncStream<String>
        private let end: @Sendable () -> Void

        init(missed: String, events: AsyncStream<String>, end: @escaping @Sendable () -> Void) {
            self.missed = missed
            self.events = events
            self.end = end
        }

        deinit { end() }
    }

    private func subscribe(to topics: Set<String>, after seen: String?, from address: String) -> Subscription? {
        let (events, queue) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(limits.backlog))
        return state.withLock { state in
            guard !state.isClosed, state.subscribers.count < limits.streams,
                state.subscribers.values.count(where: { $0.address == address }) < limits.streamsPerAddress
            else { return nil }
            let key = state.nextSubscriber
            state.nextSubscriber += 1
            state.subscribers[key] = Subscriber(topics: topics, address: address, queue: queue)
            if state.heart == nil { state.heart = beating() }
            return Subscription(missed: missed(since: seen, topics, state), events: events) { [weak self] in
                _ = self?.state.withLock { $0.subscribers.removeValue(forKey: key) }
            }
        }
    }

    /// What happened after an event; the event `reset` if that cannot be said.
    private func missed(since seen: String?, _ topics: Set<String>, _ state: State) -> String {
        guard let seen else { return "" }
        let parts = seen.split(separator: ".", omittingEmptySubsequences: false)
        let oldest = state.kept.first?.number ?? state.next
        guard parts.count == 2, parts[0] == epoch, let number = Int(parts[1]), oldest - 1..<state.next ~= number else {
            return EventText.event(id: id(of: state.next - 1), name: "reset", data: "")
        }
        return state.kept.filter { $0.number > number && topics.contains($0.topic) }.map(\.text).joined()
    }

    private func send(_ text: String, to subscriber: Subscriber, _ key: Int, _ state: inout State) {
        guard case .dropped = subscriber.queue.yield(text) else { return }
        // Too slow. What has come until here is still sent; then the client comes back, and asks for the rest.
        subscriber.queue.finish()
        state.subscribers[key] = nil
    }

    private func beating() -> Task<Void, Never> {
        Task { [weak self, heartbeat = limits.heartbeat] in
            while !Task.isCancelled {
                try? await Task.sleep(for: heartbeat)
                guard let self else { return }
                self.state.withLock { state in
                    for (key, subscriber) in state.subscribers {
                        self.send(EventText.heartbeat, to: subscriber, key, &state)
                    }
                }
            }
        }
    }

    private func id(of number: Int) -> String { "\(epoch).\(number)" }
}
#endif
