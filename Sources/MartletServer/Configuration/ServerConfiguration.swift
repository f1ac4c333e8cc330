#if Server
import Logging

/// Where the server listens and how it behaves.
public struct ServerConfiguration: Sendable {
    /// The address to listen on: `127.0.0.1`, `0.0.0.0`, `::1`.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 takes a free one.
    public var port = 8080
    /// The folder of the database and of uploaded files.
    public var dataDirectory = "data"
    /// The folder of built assets.
    public var assetsDirectory = "assets"
    /// The site's public address, `https://aerie.example`, without a slash at the end.
    public var publicURL: String?
    /// Proxies whose `X-Forwarded-*` headers are believed.
    public var trustedProxies = TrustedProxies()
    /// Seconds that running requests have to finish when the server stops.
    public var shutdownTimeout = 30
    /// Seconds between the signal and the end of listening, in which `/health` says 503 and a load balancer turns away.
    public var drainDelay = 0
    public var logLevel = Logger.Level.info
    public var logFormat = LogFormat.text
    public var limits = ServerLimits()
    /// Values of settings that a site has added, by name.
    public var custom: [String: String] = [:]

    public init() {}
}

/// How log lines look.
public enum LogFormat: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// One JSON object per line, for machines.
    case json
}
#endif
