import HTTPTypes
import Logging
import MartletServer
import Synchronization
import Testing

@Suite struct HTTPSecurityTests {
    @Test func aPageComesWithItsPolicy() async throws {
        let handler: Handler = { _ in
            var response = Response.html("<p>page</p>")
            response.scriptHashes = ["sha256-abc+/=", "sha256-x'; default-src *"]
            return response
        }
        let reply = try await withServer(handler: handler) { try await $0.send("GET", "/") }
        let policy = try #require(reply["content-security-policy"])
        #expect(policy.hasSuffix("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc+/='"))
        #expect(policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'self'"))
        #expect(!policy.contains("*"))
        #expect(reply["x-content-type-options"] == "nosniff")
        #expect(reply["referrer-policy"] == "strict-origin-when-cross-origin")
        #expect(reply["cross-origin-opener-policy"] == "same-origin")
        #expect(reply["strict-transport-security"] == nil)
    }

    @Test func whatTheHandlerSaysStays() async throws {
        let handler: Handler = { _ in
            var response = Response.html("")
            response.headers[.contentSecurityPolicy] = "default-src 'none'"
            return response
        }
        let reply = try await withServer(handler: handler) { try await $0.send("GET", "/") }
        #expect(reply["content-security-policy"] == "default-src 'none'")
    }

    @Test func onlyATrustedProxyIsBelieved() async throws {
        let handler: Handler = { .text("\($0.remoteAddress) \($0.scheme) \($0.host) \($0.origin)") }
        let said = [
            "X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.1.2.3", "X-Forwarded-Proto: https",
            "X-Forwarded-Host: aerie.example",
        ]
        func ask(_ trusted: String?) async throws -> Reply {
            try await withServer(
                { $0.configuration.trustedProxies = trusted.flatMap(TrustedProxies.init) ?? TrustedProxies() },
                handler: handler
            ) { try await $0.send("GET", "/", said[0], said[1], said[2]) }
        }
        #expect(try await ask(nil).text == "127.0.0.1 http localhost http://localhost")
        #expect(try await ask("10.0.0.0/8").text == "127.0.0.1 http localhost http://localhost")
        let believed = try await ask("127.0.0.1, 10.0.0.0/8")
        #expect(believed.text == "203.0.113.7 https aerie.example https://aerie.example")
        #expect(believed["strict-transport-security"] == "max-age=31536000")
    }

    @Test func overTLSTheBrowserIsToldToStayThere() async throws {
        let reply = try await withServer({ $0.configuration.publicURL = "https://aerie.example" }) {
            try await $0.send("GET", "/")
        }
        #expect(reply["strict-transport-security"] == "max-age=31536000")
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("::1", "::1", true),
        ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe00::1", false), ("127.0.0.1", "::ffff:127.0.0.1", true),
        ("10.0.0.0/12", "10.15.0.1", true), ("10.0.0.0/12", "10.16.0.1", false), ("0.0.0.0/0", "1.2.3.4", true),
        ("10.0.0.1", "nonsense", false),
    ])
    func networksContainTheirAddresses(network: String, address: String, isInside: Bool) {
        #expect(TrustedProxies(network)?.contains(address) == isInside)
    }

    @Test func whatIsNoNetworkIsRefused() {
        for text in ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0", "host", "::1/129", "10.0.0.0/", "10.0.0.0/8/8"] {
            #expect(TrustedProxies(text) == nil, "\(text)")
        }
    }

    @Test func anUnexpectedErrorGivesNothingAway() async throws {
        struct Secret: Error { let password = "hunter2" }
        let log = LogCollector()
        let reply = try await withServer({ $0.logger = log.logger }, handler: { _ in throw Secret() }) {
            try await $0.send("GET", "/path?token=abc", "X-Request-ID: request-7")
        }
        #expect(reply.status == 500)
        #expect(!reply.text.contains("hunter2"))
        #expect(reply.text.contains("request-7"))
        let errors = log.lines.filter { $0.contains("hunter2") }
        #expect(errors.count == 1 && errors[0].contains("request=request-7"))
        #expect(!log.lines.contains { $0.contains("token") })
    }

    @Test func aTypedErrorIsItsAnswer() async throws {
        let handler: Handler = { _ in throw HTTPError(.conflict, "Taken.", headers: [.retryAfter: "7"]) }
        let reply = try await withServer(handler: handler) { try await $0.send("GET", "/") }
        #expect(reply.status == 409)
        #expect(reply.text == "Taken.\n")
        #expect(reply["retry-after"] == "7")
    }

    @Test func eachRequestIsOneLine() async throws {
        let log = LogCollector()
        _ = try await withServer({ $0.logger = log.logger }) {
            try await $0.send("GET", "/owls?q=secret", "X-Request-ID: a-1")
        }
        let lines = log.lines.filter { $0.hasPrefix("info request ") }
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        for part in ["method=GET", "path=/owls", "status=200", "bytes=5", "request=a-1", "remote=127.0.0.1", "ms="] {
            #expect(line.contains(part), "\(part) in \(line)")
        }
        #expect(!line.contains("secret"))
    }

    @Test(arguments: ["", "a b", "a[31m", "é", String(repeating: "a", count: 129), "<script>"])
    func anInsaneRequestIDIsReplaced(id: String) async throws {
        let reply = try await withServer { try await $0.send("GET", "/", "X-Request-ID: \(id)") }
        #expect(reply["x-request-id"]?.wholeMatch(of: /[0-9a-f]{16}/) != nil)
    }
}

/// Keeps the lines that are logged.
final class LogCollector: Sendable {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }
    var logger: Logger { Logger(label: "test") { _ in Handler(collector: self) } }

    private struct Handler: LogHandler {
        let collector: LogCollector
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
            let fields = all.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
            collector.kept.withLock { $0.append("\(event.level) \(event.message) \(fields)") }
        }
    }
}
