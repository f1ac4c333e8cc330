import MartletServer
import ServiceLifecycle
import Synchronization
import Testing

@Suite struct HTTPShutdownTests {
    private struct Failing: Error {}

    @Test func healthIsWhatItsChecksSay() async throws {
        let isDown = Mutex(false)
        try await withServer({ $0.health.add("database") { if isDown.withLock({ $0 }) { throw Failing() } } }) {
            server in
            let up = try await server.send("GET", "/health")
            #expect(up.status == 200)
            #expect(up.text == "{\"status\":\"ok\"}")
            #expect(up["cache-control"] == "no-store")
            isDown.withLock { $0 = true }
            let down = try await server.send("GET", "/health")
            #expect(down.status == 503)
            #expect(down.text == "{\"status\":\"failing\",\"failed\":[\"database\"]}")
        }
    }

    @Test func aCheckThatHangsHasFailed() async throws {
        let health = HealthCheck(timeout: .milliseconds(50))
        health.add("slow") { try await Task.sleep(for: .seconds(60)) }
        let response = try await health.handle(try Request(.get, "/health")) { _ in Response() }
        #expect(response.status == .serviceUnavailable)
    }

    @Test func runningRequestsFinishAndServicesStopAfterThem() async throws {
        let events = Events()
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let handler: Handler = { _ in
            arrived.yield()
            for await _ in releases { break }
            events.add("answered")
            return .text("done")
        }
        let text = try await withServer({ $0.lifecycle = [Stopping(events: events)] }, handler: handler) { server in
            let idle = try await server.connect()
            let busy = try await server.connect()
            try await busy.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            for await _ in arrivals { break }
            await server.group.triggerGracefulShutdown()
            #expect(try await idle.receiveAll() == "", "an idle connection is closed")
            release.yield()
            return try await busy.receiveAll()
        }
        #expect(text.hasSuffix("done"))
        #expect(text.contains("Connection: close"))
        #expect(events.all == ["answered", "service stopped"])
    }

    @Test func aRequestThatDoesNotEndIsCutOff() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let handler: Handler = { _ in
            arrived.yield()
            try await Task.sleep(for: .seconds(60))
            return .text("never")
        }
        try await withServer({ $0.configuration.shutdownTimeout = 1 }, handler: handler) { server in
            let connection = try await server.connect()
            try await connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            for await _ in arrivals { break }
            await server.group.triggerGracefulShutdown()
            #expect(try await !connection.receiveAll().contains("never"))
        }
    }

    @Test func whileDrainingHealthTellsTheBalancerToTurnAway() async throws {
        try await withServer({ $0.configuration.drainDelay = 1 }) { server in
            await server.group.triggerGracefulShutdown()
            try await Task.sleep(for: .milliseconds(100))
            let health = try await server.send("GET", "/health")
            #expect(health.status == 503)
            #expect(health.text == "{\"status\":\"shutting down\"}")
            let page = try await server.send("GET", "/")
            #expect(page.status == 200, "and everything else is answered still")
        }
    }

    private final class Events: Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock { $0 } }
        func add(_ event: String) { kept.withLock { $0.append(event) } }
    }

    private struct Stopping: Service {
        let events: Events
        func run() async throws {
            try await gracefulShutdown()
            events.add("service stopped")
        }
    }
}
