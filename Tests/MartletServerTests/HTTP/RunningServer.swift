import Logging
import MartletServer
import ServiceLifecycle

/// Runs `body` beside a server on a free port, then stops the server as a signal would.
func withServer<Value: Sendable>(
    _ configure: (inout HTTPServer) -> Void = { _ in },
    handler: @escaping Handler = { _ in .text("hello") },
    _ body: (RunningServer) async throws -> Value
) async throws -> Value {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.shutdownTimeout = 2
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    var server = HTTPServer(configuration: configuration, logger: logger, handler: handler)
    configure(&server)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    server.onListening = { listening.yield($0) }
    let group = server.serviceGroup()
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        var iterator = ports.makeAsyncIterator()
        let port = await iterator.next(isolation: nil) ?? 0
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(RunningServer(port: port, group: group)))
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return try result.get()
    }
}

struct RunningServer {
    let port: Int
    let group: ServiceGroup

    /// Opens a connection.
    func connect() async throws -> RawConnection { try await RawConnection(port: port) }

    /// Sends `text` as it is over a connection of its own, and gives back everything up to the connection's end.
    func exchange(_ text: String) async throws -> String {
        let connection = try await connect()
        try await connection.send(text)
        return try await connection.receiveAll()
    }

    /// One request over a connection of its own.
    func send(_ method: String = "GET", _ target: String, _ headers: String..., body: String = "") async throws -> Reply {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        for header in headers { text += header + "\r\n" }
        if !body.isEmpty { text += "Content-Length: \(body.utf8.count)\r\n" }
        let connection = try await connect()
        try await connection.send(text + "\r\n" + body)
        return try Reply(try await connection.receiveAllBytes())
    }
}
