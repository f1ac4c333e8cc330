#if Server
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// One HTTP/1.1 connection: read a head, make a ``Request`` of it, let the handler answer, send, again.
///
/// A child channel of Hummingbird's server, which accepts, counts and closes connections. The loop is our own because
/// the framework's hides what we need: the protocol version (HTTP/1.0 gets no chunks), file regions (sent by the
/// kernel), and the choice not to read a body that nobody wants.
struct HTTPConnection: ServerChildChannel {
    typealias Value = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    let limits: ServerLimits
    let trustedProxies: TrustedProxies
    let publicURL: String?
    let services: Services
    let logger: Logger
    let observer: RequestObserver
    /// Answers every request; does not throw for anything a client can do.
    let handler: Handler
    /// See ``HTTPServer/refusalPage``, with the standard middleware around it.
    let refusalPage: HTTPServer.RefusalPage?
    private let count = ConnectionCount()
    private let flushes = FlushQueues()

    init(
        limits: ServerLimits, trustedProxies: TrustedProxies, publicURL: String?, services: Services, logger: Logger,
        observer: RequestObserver, handler: @escaping Handler, refusalPage: HTTPServer.RefusalPage? = nil
    ) {
        self.limits = limits
        self.trustedProxies = trustedProxies
        self.publicURL = publicURL
        self.services = services
        self.logger = logger
        self.observer = observer
        self.handler = handler
        self.refusalPage = refusalPage
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var decoderLimits = NIOHTTPDecoderLimitConfiguration()
            decoderLimits.maxHeaderFieldSize = limits.headerSize
            decoderLimits.maxHeaderListSize = limits.headersSize
            decoderLimits.maxHeaderFieldCount = limits.headerCount
            var encoder = HTTPResponseEncoder.Configuration()
            encoder.automaticallySetFramingHeaders = false  // `ResponseFraming` does it, knowing method and version.
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false,  // The loop answers one request after the other.
                withErrorHandling: false,  // `ConnectionHandler` does it.
                withOutboundHeaderValidation: false,  // `HTTPField` lets no line break through.
                withEncoderConfiguration: encoder,
                withDecoderLimitConfiguration: decoderLimits)
            try pipeline.addHandler(ConnectionHandler(limits: limits, flushes: flushes.queue(of: channel.eventLoop)))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
        }
    }

    func handle(value connection: Value, logger: Logger) async {
        count.opened()
        defer { count.closed() }
        await withTaskExecutorPreference(EventLoopExecutor(connection.channel.eventLoop)) {
            await serve(connection)
        }
    }

    private func serve(_ connection: Value) async {
        let channel = connection.channel
        do {
            try await withTaskCancellationHandler {
                try await connection.executeThenClose { inbound, outbound in
                    let reader = ConnectionReader(inbound)
                    let sender = ResponseSender(outbound: outbound, channel: channel)
                    let peer = channel.remoteAddress?.ipAddress ?? ""
                    while let (head, number) = try await reader.nextHead() {
                        let persists = try await answer(
                            head, number: number, peer: peer, reader: reader, sender: sender)
                        guard persists else { break }
                    }
                    // Closing while bytes of the client are still unread would reset the connection and could destroy
                    // the answer in the client's buffer; so our half is closed first and the rest is dropped
                    // (RFC 9112 §9.6). `ConnectionHandler` sees to it that this ends.
                    outbound.finish()
                    await reader.discardRest()
                }
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch {
            // The client is gone, or sent something that is not HTTP and has been told so.
            self.logger.trace("connection ended", metadata: ["error": "\(error)"])
        }
    }

    /// Answers one request.
    /// - Returns: whether the connection stands before another one.
    private func answer(
        _ head: HTTPRequestHead, number: Int, peer: String, reader: ConnectionReader, sender: ResponseSender
    ) async throws -> Bool {
        let expectation = head.headers.first(name: "Expect")?.lowercased()
        let body = RequestBody(declaredLength: head.headers.first(name: "Content-Length").flatMap { Int($0) }) {
            if expectation == "100-continue" { try await sender.sendContinue(for: number) }
            return try await reader.nextPiece(of: number)
        }

        let client = Result<Request, HTTPError> { () throws(HTTPError) in
            try request(from: head, body: body, peer: peer)
        }
        var persists = head.isKeepAlive
        switch client {
        case .failure(let error):
            // Refused before there is a request: no handler, no log line of its own, and no further request from here.
            try await sender.send(
                await refusal(error, of: head, peer: peer), to: head, number: number, persists: false,
                requestID: RequestID.make())
            persists = false
        case .success(let request):
            let sent = await observer.observe(request) { request in
                await respond(to: request, head: head, number: number, reader: reader, sender: sender)
            }
            persists = sent
        }
        if persists { persists = await reader.finish(number, discarding: limits.unreadBody) }
        guard reader.close(number) else { throw RequestBodyError.notReadable }
        return persists
    }

    private func respond(
        to request: Request, head: HTTPRequestHead, number: Int, reader: ConnectionReader, sender: ResponseSender
    ) async -> (Bool, RequestObserver.Outcome) {
        let response: Response
        do {
            response = try await handler(request)
        } catch {
            response = errorResponse(for: error, request: request)
        }
        // A body that was announced with “Expect: 100-continue” and not asked for may or may not follow: only a new
        // connection is unambiguous. A long one that nobody read costs more than a new connection.
        let isDrained = reader.isAtEnd(number)
        let remaining = request.body.declaredLength ?? 0
        let persists =
            head.isKeepAlive
            && (isDrained || (head.headers.first(name: "Expect") == nil && remaining <= limits.unreadBody))
        do {
            let bytes = try await sender.send(
                response, to: head, number: number, persists: persists, requestID: request.id)
            return (persists, .init(status: response.finalStatus, route: response.route, bytes: bytes, error: nil))
        } catch {
            return (
                false,
                .init(status: response.finalStatus, route: response.route, bytes: sender.bytesOfBody, error: error)
            )
        }
    }
}
#endif
