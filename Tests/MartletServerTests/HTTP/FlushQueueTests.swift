import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import MartletServer

/// Connections whose event loop is run by hand: what they write waits for the end of its turn.
@Suite struct FlushQueueTests {
    private let queue = FlushQueue()

    /// A connection that has been asked for something.
    private func connection() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionHandler(limits: ServerLimits(), flushes: queue))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        try channel.writeInbound(
            HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")))
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        return channel
    }

    private func answer(_ channel: EmbeddedChannel, bytes: Int = 10) {
        channel.write(HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)), promise: nil)
        channel.write(
            HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(repeating: 0, count: bytes))), promise: nil)
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
    }

    private func sent(_ channel: EmbeddedChannel) throws -> Int {
        var count = 0
        while try channel.readOutbound(as: HTTPServerResponsePart.self) != nil { count += 1 }
        return count
    }

    @Test func aSmallAnswerIsSentAtTheEndOfTheTurn() throws {
        let channel = try connection()
        answer(channel)
        #expect(try sent(channel) == 0)
        channel.embeddedEventLoop.run()
        #expect(try sent(channel) == 3)
    }

    @Test func aLargeAnswerIsSentAtOnce() throws {
        let channel = try connection()
        answer(channel, bytes: FlushQueue.smallAnswer + 1)
        #expect(try sent(channel) == 3)
        channel.embeddedEventLoop.run()
        #expect(try sent(channel) == 0)
    }

    @Test func whatIsWrittenIsSentBeforeTheConnectionIsClosed() throws {
        let closed = try connection()
        answer(closed)
        closed.close(promise: nil)
        #expect(try sent(closed) == 3)
        let quiescing = try connection()
        answer(quiescing)
        quiescing.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(try sent(quiescing) == 3)
        #expect(!quiescing.isActive)
    }
}
