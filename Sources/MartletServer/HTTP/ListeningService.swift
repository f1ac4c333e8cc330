#if Server
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The listening half of ``HTTPServer`` as a service: binds, serves, and stops in the order that loses no request.
struct ListeningService: Service, CustomStringConvertible {
    let server: HTTPServer
    var description: String { "HTTP server" }

    func run() async throws {
        let configuration = server.configuration
        let connection = HTTPConnection(
            limits: configuration.limits, trustedProxies: configuration.trustedProxies,
            publicURL: configuration.publicURL, services: server.services, logger: server.logger,
            observer: RequestObserver(), handler: server.composedHandler(),
            refusalPage: server.composedRefusalPage())
        var quiet = server.logger
        quiet.logLevel = max(quiet.logLevel, .notice)  // Our own line says the same with the whole address.
        let listener = HummingbirdCore.Server(
            childChannelSetup: connection,
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    Self.connectionLimit(wanted: configuration.limits.connections))),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? configuration.port
                server.logger.notice("listening", metadata: ["host": "\(configuration.host)", "port": "\(port)"])
                await server.onListening(port)
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: quiet)

        // A task apart does not see the group's shutdown, so that the listener can outlive the signal for a while.
        let serving = Task.detached { try await listener.run() }
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                do {
                    try await serving.value
                } catch {
                    throw Self.explained(error, configuration)
                }
            } onGracefulShutdown: {
                server.health.beginShutdown()
                server.logger.notice("shutting down")
                Task {
                    try? await Task.sleep(for: .seconds(configuration.drainDelay))
                    for end in server.onShutdown { end() }
                    try? await listener.shutdownGracefully()
                }
            }
        } onCancel: {
            serving.cancel()
        }
    }

    /// What is wrong with the address, in words; the error itself if it is something else.
    private static func explained(_ error: any Error, _ configuration: ServerConfiguration) -> any Error {
        let (host, port) = (configuration.host, configuration.port)
        switch (error, (error as? IOError)?.errnoCode) {
        case (_, EADDRINUSE):
            return ConfigurationError(description: "PORT \(port) of \(host) is in use by another program")
        case (_, EACCES):
            return ConfigurationError(description: "PORT \(port) may not be used without more rights")
        case (_, EADDRNOTAVAIL), (is SocketAddressError, _):
            return ConfigurationError(description: "HOST “\(host)” is no address of this machine")
        default: return error
        }
    }

    /// Lifts the process' limit of open files to what the system allows, and keeps half of it for files and database:
    /// accepting the one connection too many would fail, and end the server.
    private static func connectionLimit(wanted: Int) -> Int {
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return min(wanted, 512) }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(resource, &limit)
        guard getrlimit(resource, &limit) == 0 else { return min(wanted, 512) }
        return max(16, min(wanted, Int(clamping: limit.rlim_cur) / 2))
    }
}
#endif
