#if Server
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// The server: listens, and answers every request with one handler.
///
///     let server = HTTPServer(configuration: configuration, services: services) { request in
///         .text("Hello")
///     }
///     try await server.run()      // until SIGTERM or SIGINT
///
/// Around the handler stand, from the outside: the log, ``HealthCheck`` at `/health`, the standard middleware
/// (``SecurityHeaders``, ``Compression``, ``ConditionalRequests``), the answers to errors, and your middleware.
public struct HTTPServer: Sendable {
    public var configuration: ServerConfiguration
    /// What handlers find in ``Request/services``.
    public var services: Services
    /// Long-running parts that start before the server and stop after it: a database, a queue.
    public var lifecycle: [any Service] = []
    /// The layers that every site should have. Replace to tune or to omit some.
    public var standardMiddleware: [any Middleware] = [SecurityHeaders(), Compression(), ConditionalRequests()]
    /// Your layers, the first outermost.
    public var middleware: [any Middleware]
    /// Asked by `/health`.
    public var health = HealthCheck()
    public var logger: Logger
    /// Told the port once the server listens; for port 0, which the system replaces by a free one.
    public var onListening: @Sendable (Int) async -> Void = { _ in }
    /// Called when the server stops accepting, before it waits for running requests: here end those that would not end by
    /// themselves, streams of events for one.
    public var onShutdown: [@Sendable () -> Void] = []
    /// Makes a page of what is wrong with a request that is none because of its address, which nobody could read: the one that
    /// it gets has no path to speak of, and has not been through your middleware. Without it the answer is one line of text.
    public var refusalPage: RefusalPage?
    private let handler: Handler

    public typealias RefusalPage = @Sendable (HTTPError, Request) async throws -> Response

    public init(
        configuration: ServerConfiguration = ServerConfiguration(), services: Services = Services(),
        middleware: [any Middleware] = [], logger: Logger = Logger(label: "martlet"), handler: @escaping Handler
    ) {
        self.configuration = configuration
        self.services = services
        self.middleware = middleware
        self.logger = logger
        self.handler = handler
    }

    /// Serves until the process gets SIGTERM or SIGINT, or the task is cancelled.
    ///
    /// On a signal: `/health` turns to 503 for `drainDelay` seconds, then `onShutdown` is called, nothing more is accepted, idle
    /// connections close, running requests finish – for `shutdownTimeout` seconds, then they are cut –, and last the services stop.
    /// - Throws: if the address cannot be had, or a service fails.
    public func run() async throws {
        try await serviceGroup(signals: [.sigterm, .sigint]).run()
    }

    /// The server and its services as a group, for a program that has a lifecycle of its own.
    public func serviceGroup(signals: [UnixSignal] = []) -> ServiceGroup {
        var group = ServiceGroupConfiguration(
            services: lifecycle.map { .init(service: $0) } + [.init(service: ListeningService(server: self))],
            gracefulShutdownSignals: signals, logger: logger)
        group.maximumGracefulShutdownDuration = .seconds(configuration.shutdownTimeout + configuration.drainDelay)
        return ServiceGroup(configuration: group)
    }

    /// The handler with everything around it, as the server calls it. Tests call it without a socket.
    public func composedHandler() -> Handler {
        let inner = answeringErrors(of: middleware.around(handler))
        return answeringErrors(of: ([health] + standardMiddleware).around(inner))
    }

    func composedRefusalPage() -> RefusalPage? {
        guard let refusalPage else { return nil }
        return { [standardMiddleware] error, request in
            try await standardMiddleware.around { try await refusalPage(error, $0) }(request)
        }
    }
}
#endif
