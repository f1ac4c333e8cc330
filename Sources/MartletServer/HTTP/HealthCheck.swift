#if Server
import NIOCore
import Synchronization

/// `/health`: 200 while the server can work, 503 when a check fails or the server is about to stop.
///
///     server.health.add("database") { try await database.value(Int.self, "SELECT 1") }
public final class HealthCheck: Middleware {
    private let checks = Mutex<[(name: String, run: @Sendable () async throws -> Void)]>([])
    private let isShuttingDown = Mutex(false)
    private let timeout: Duration

    /// - Parameter timeout: how long one check may take before it counts as failed.
    public init(timeout: Duration = .seconds(2)) {
        self.timeout = timeout
    }

    /// Adds a check, which fails by throwing. Why it failed goes to the log, not to the asker.
    public func add(_ name: String, _ check: @escaping @Sendable () async throws -> Void) {
        checks.withLock { $0.append((name, check)) }
    }

    /// From now on the answer is 503.
    func beginShutdown() {
        isShuttingDown.withLock { $0 = true }
    }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        guard request.path == "/health" else { return try await next(request) }
        return try await MethodTable([.get: answer]).respond(to: request)
    }

    private func answer(_ request: Request) async throws -> Response {
        if isShuttingDown.withLock({ $0 }) { return Self.response(status: "shutting down", failed: []) }
        var failed: [String] = []
        for (name, run) in checks.withLock({ $0 }) {
            do {
                try await withTimeout(timeout) { try await run() }
            } catch {
                request.logger.error("health check failed", metadata: ["check": "\(name)", "error": "\(error)"])
                failed.append(name)
            }
        }
        return Self.response(status: failed.isEmpty ? "ok" : "failing", failed: failed)
    }

    private static func response(status: String, failed: [String]) -> Response {
        var json = Array("{\"status\":".utf8)
        JSONText.append(status, to: &json)
        if !failed.isEmpty {
            json += Array(",\"failed\":[".utf8)
            for (index, name) in failed.enumerated() {
                if index > 0 { json.append(UInt8(ascii: ",")) }
                JSONText.append(name, to: &json)
            }
            json.append(UInt8(ascii: "]"))
        }
        json.append(UInt8(ascii: "}"))
        var response = Response.json(json, status: status == "ok" ? .ok : .serviceUnavailable)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

/// An operation took longer than it may.
struct TimeoutError: Error {}

/// Runs `operation`, and throws ``TimeoutError`` if it does not end in time. The operation is cancelled then.
func withTimeout(_ duration: Duration, _ operation: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try await Task.sleep(for: duration)
            throw TimeoutError()
        }
        defer { group.cancelAll() }
        try await group.next()
    }
}
#endif
