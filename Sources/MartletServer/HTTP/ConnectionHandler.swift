#if Server
import NIOCore
import NIOHTTP1

/// Guards one connection in its event loop: timeouts, the end of idle connections at shutdown, and the answer to what
/// is not HTTP. Stands between NIO's codec and the task that serves the connection.
///
/// Only one timer runs per connection. Most events move a deadline; the timer that fires too early looks again.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let limits: ServerLimits
    private let flushes: FlushQueue
    /// While something waits to be flushed.
    private var flushContext: ChannelHandlerContext?
    private var unflushedBytes = 0
    private var requestsInProgress = 0
    private var isBodyExpected = false
    private var closesAfterResponse = false
    private var bodyBytes = 0
    private var bodyStart = NIODeadline.now()
    /// Whether somebody waits for bytes: a body that the handler does not read is not the client's delay.
    private var isReadPending = false
    private var idleDeadline: NIODeadline?
    private var writeDeadline: NIODeadline?
    /// Bytes of the answer that the client had still to take when it was looked at last.
    private var waitingBytes = 0
    private var timer: (task: Scheduled<Void>, at: NIODeadline)?

    init(limits: ServerLimits, flushes: FlushQueue) {
        self.limits = limits
        self.flushes = flushes
    }

    // MARK: In

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { startIdling(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        startIdling(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.task.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        flushContext = nil
        timer?.task.cancel()
        timer = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            requestsInProgress += 1
            idleDeadline = nil
            isBodyExpected = true
            bodyBytes = 0
            bodyStart = .now()
        case .body(let piece):
            bodyBytes += piece.readableBytes
        case .end:
            isBodyExpected = false
        }
        isReadPending = false
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Most bodies come with their heads; only one that is still on its way needs the timer.
        if isBodyExpected { startTimer(context) }
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        isReadPending = true
        context.read()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        if requestsInProgress == 0 {
            close(context: context, mode: .all, promise: nil)
        } else {
            closesAfterResponse = true
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        // Nothing can be read after this. The serving task learns it when it comes to it.
        isBodyExpected = false
        context.fireErrorCaught(RequestBodyError.incomplete)
        if requestsInProgress > 0 {
            // What was asked before is answered still.
            closesAfterResponse = true
            return
        }
        let status: HTTPResponseStatus =
            switch error {
            case .headerOverflow: .requestHeaderFieldsTooLarge
            // The parser knows all registered methods; another word is no mistake of form (RFC 9110 §9.1).
            case .invalidMethod: .notImplemented
            default: .badRequest
            }
        let head = HTTPResponseHead(
            version: .http1_1, status: status, headers: ["Connection": "close", "Content-Length": "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let channel = context.channel
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { _ in channel.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    }

    // MARK: Out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            guard head.status.code >= 200 else { break }
            if closesAfterResponse {
                head.headers.replaceOrAdd(name: "Connection", value: "close")
                context.write(wrapOutboundOut(.head(head)), promise: promise)
                return
            }
        case .body(let piece):
            unflushedBytes += piece.readableBytes
        case .end:
            requestsInProgress = max(0, requestsInProgress - 1)
            if closesAfterResponse, requestsInProgress == 0 {
                // Closed when the last byte has been given to the system, not before.
                let promise = promise ?? context.eventLoop.makePromise()
                let channel = context.channel
                promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
                context.writeAndFlush(data, promise: promise)
                return
            }
            startIdling(context)
        }
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        let isQueued = flushContext != nil
        flushContext = context
        if unflushedBytes > FlushQueue.smallAnswer {
            flushNow()
        } else if !isQueued {
            flushes.add(self, in: context.eventLoop)
        }
    }

    /// Sends what has been written.
    func flushNow() {
        guard let context = flushContext else { return }
        flushContext = nil
        unflushedBytes = 0
        context.flush()
    }

    /// Sends what has been written first. Called here too, since `context.close` begins behind this handler.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        flushNow()
        context.close(mode: mode, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            writeDeadline = nil
        } else {
            awaitClient(context)
            startTimer(context)
        }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Time

    /// Gives the client some time to take what is waiting for it.
    private func awaitClient(_ context: ChannelHandlerContext) {
        waitingBytes = Self.bytesWaiting(context)
        writeDeadline = .now() + .seconds(Int64(limits.writeTimeout))
    }

    /// Whether the client has taken too little since it was looked at last.
    private func isStalled(_ context: ChannelHandlerContext, at now: NIODeadline) -> Bool {
        guard let writeDeadline, writeDeadline <= now else { return false }
        let expected = waitingBytes - limits.writeTimeout * limits.slowestRate
        if Self.bytesWaiting(context) > max(0, expected) { return true }
        awaitClient(context)
        return false
    }

    private static func bytesWaiting(_ context: ChannelHandlerContext) -> Int {
        let bytes = try? context.channel.syncOptions?.getOption(ChannelOptions.bufferedWritableBytes)
        return bytes ?? 0
    }

    private func startIdling(_ context: ChannelHandlerContext) {
        guard requestsInProgress == 0 else { return }
        idleDeadline = .now() + .seconds(Int64(limits.idleTimeout))
        startTimer(context)
    }

    private var bodyDeadline: NIODeadline? {
        guard isBodyExpected else { return nil }
        let seconds = limits.bodyTimeout + bodyBytes / max(1, limits.slowestRate)
        return bodyStart + .seconds(Int64(seconds))
    }

    private func startTimer(_ context: ChannelHandlerContext) {
        guard let deadline = [idleDeadline, writeDeadline, bodyDeadline].compactMap({ $0 }).min() else { return }
        if let timer {
            guard deadline < timer.at else { return }
            timer.task.cancel()
        }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = (
            context.eventLoop.scheduleTask(deadline: deadline) {
                let (handler, context) = bound.value
                handler.timerFired(context)
            }, deadline
        )
    }

    private func timerFired(_ context: ChannelHandlerContext) {
        timer = nil
        let now = NIODeadline.now()
        if isBodyExpected, !isReadPending { bodyStart = max(bodyStart, now - .seconds(Int64(limits.bodyTimeout) - 1)) }
        let isLate = [idleDeadline, bodyDeadline].contains { $0.map { $0 <= now } ?? false }
        if isLate || isStalled(context, at: now) {
            close(context: context, mode: .all, promise: nil)
        } else {
            startTimer(context)
        }
    }
}

@available(*, unavailable)
extension ConnectionHandler: Sendable {}
#endif
