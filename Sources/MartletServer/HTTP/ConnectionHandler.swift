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
    private var requestsInProgress = 0
    private var isBodyExpected = false
    private var closesAfterResponse = false
    private var bodyBytes = 0
    private var bodyStart = NIODeadline.now()
    /// Whether somebody waits for bytes: a body that the handler does not read is not the client's delay.
    private var isReadPending = false
    private var idleDeadline: NIODeadline?
    private var writeDeadline: NIODeadline?
    private var timer: (task: Scheduled<Void>, at: NIODeadline)?

    init(limits: ServerLimits) {
        self.limits = limits
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
            context.close(promise: nil)
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
        case .body:
            break
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

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writeDeadline = context.channel.isWritable ? nil : .now() + .seconds(Int64(limits.writeTimeout))
        if writeDeadline != nil { startTimer(context) }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Time

    private func startIdling(_ context: ChannelHandlerContext) {
        guard requestsInProgress == 0 else { return }
        idleDeadline = .now() + .seconds(Int64(limits.idleTimeout))
        startTimer(context)
    }

    private var bodyDeadline: NIODeadline? {
        guard isBodyExpected else { return nil }
        let seconds = limits.bodyTimeout + bodyBytes / max(1, limits.bodyRate)
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
        let deadlines = [idleDeadline, writeDeadline, bodyDeadline].compactMap { $0 }
        if deadlines.contains(where: { $0 <= now }) {
            context.close(promise: nil)
        } else {
            startTimer(context)
        }
    }
}

@available(*, unavailable)
extension ConnectionHandler: Sendable {}
#endif
