import HTTPTypes
@testable import MartletServer
import Synchronization
import Testing

@Suite struct EventTests {
    /// A server whose every address streams the topic that its path names.
    private func withHub<Value: Sendable>(
        limits: EventHub.Limits = .init(), _ body: (RunningServer, EventHub) async throws -> Value
    ) async throws -> Value {
        let hub = EventHub(limits: limits)
        let handler: Handler = { hub.response(to: $0, topics: [$0.path]) }
        return try await withServer({ $0.onShutdown.append { hub.close() } }, handler: handler) {
            try await body($0, hub)
        }
    }

    private func listen(_ server: RunningServer, _ path: String, _ headers: String = "") async throws -> RawConnection {
        let connection = try await server.connect()
        try await connection.send("GET \(path) HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip, br\r\n\(headers)\r\n")
        let head = try await connection.receive(until: "\r\n\r\n")
        #expect(head.hasPrefix("HTTP/1.1 200 "))
        #expect(head.contains("text/event-stream") && !head.contains("Content-Encoding") && head.contains("no-store"))
        _ = try await connection.receive(until: "retry: 2000\n\n")
        return connection
    }

    @Test func whoListensToATopicHearsItAtOnce() async throws {
        try await withHub { server, hub in
            let (one, two) = (try await listen(server, "/one"), try await listen(server, "/two"))
            hub.publish("like", "{\"likes\":8}", to: "/one")
            hub.publish("comment", "a\r\nb\rc\n", to: "/two")
            #expect(try await one.receive(until: "\n\n").hasSuffix("event: like\ndata: {\"likes\":8}\n\n"))
            #expect(
                try await two.receive(until: "\n\n").hasSuffix("event: comment\ndata: a\ndata: b\ndata: c\ndata: \n\n"))
        }
    }

    @Test func whoComesBackHearsWhatWasMissed() async throws {
        try await withHub { server, hub in
            let seen = hub.lastID
            for number in 1...3 { hub.publish("n", "\(number)", to: "/one") }
            hub.publish("n", "other", to: "/two")
            for connection in [
                try await listen(server, "/one", "Last-Event-ID: \(seen)\r\n"),
                try await listen(server, "/one?after=\(seen)"),
            ] {
                for number in 1...3 {
                    #expect(try await connection.receive(until: "\n\n").contains("data: \(number)\n"))
                }
                hub.publish("n", "4", to: "/one")
                #expect(try await connection.receive(until: "\n\n").contains("data: 4\n"))
            }
        }
    }

    @Test func whoWasAwayTooLongIsToldToReload() async throws {
        var limits = EventHub.Limits()
        limits.keptEvents = 2
        try await withHub(limits: limits) { server, hub in
            let seen = hub.lastID
            for number in 1...3 { hub.publish("n", "\(number)", to: "/one") }
            for id in [
                seen, "other.1", "", "9", "\(seen).1", "a.99999999999999999999999", seen.replacing(".0", with: ".99"),
            ] {
                let connection = try await listen(server, "/one", "Last-Event-ID: \(id)\r\n")
                #expect(try await connection.receive(until: "\n\n").contains("event: reset\n"), "\(id)")
            }
        }
    }

    @Test func aSlowClientIsLetGoAndHoldsUpNobody() async throws {
        var limits = EventHub.Limits()
        limits.backlog = 4
        try await withHub(limits: limits) { server, hub in
            let slow = try await listen(server, "/one")
            let data = String(repeating: "x", count: 60_000)
            for _ in 0..<400 where hub.streamCount > 0 {
                hub.publish("n", data, to: "/one")
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(hub.streamCount == 0)
            _ = slow
        }
    }

    @Test func aQuietStreamShowsThatItLives() async throws {
        var limits = EventHub.Limits()
        limits.heartbeat = .milliseconds(20)
        try await withHub(limits: limits) { server, hub in
            let connection = try await listen(server, "/one")
            #expect(try await connection.receive(until: ":\n\n").hasSuffix(":\n\n"))
            #expect(hub.streamCount == 1)
        }
    }

    @Test func aClientThatHasGoneIsForgotten() async throws {
        var limits = EventHub.Limits()
        limits.heartbeat = .milliseconds(10)
        try await withHub(limits: limits) { server, hub in
            _ = try await listen(server, "/one")
            for _ in 0..<500 where hub.streamCount > 0 { try await Task.sleep(for: .milliseconds(10)) }
            #expect(hub.streamCount == 0)
        }
    }

    @Test func thereAreOnlySoManyStreams() async throws {
        var limits = EventHub.Limits()
        limits.streamsPerAddress = 2
        try await withHub(limits: limits) { server, _ in
            let open = [try await listen(server, "/"), try await listen(server, "/")]
            let third = try await server.send("GET", "/")
            #expect(third.text == "retry: 10000\n\n")
            _ = open
        }
    }

    @Test func theServerStopsAtOnceAndStreamsEndClean() async throws {
        let rest = try await withHub { server, hub in
            let connection = try await listen(server, "/one")
            hub.publish("n", "last", to: "/one")
            await server.group.triggerGracefulShutdown()
            return try await connection.receiveAll()
        }
        // What has to be cut off ends without the last chunk.
        #expect(rest.contains("data: last") && rest.hasSuffix("0\r\n\r\n"))
    }

    @Test func memoryIsBounded() {
        var limits = EventHub.Limits()
        limits.keptBytes = 1000
        let hub = EventHub(limits: limits)
        for _ in 0..<1000 { #expect(hub.publish("n", String(repeating: "x", count: 90), to: "t")) }
        #expect(!hub.publish("n", String(repeating: "x", count: limits.eventSize), to: "t"))
        #expect(hub.publish("a\nb\r", "", to: "t"))
        hub.close()
        #expect(!hub.publish("n", "x", to: "t"))
    }
}
