#if Server
/// What one client may take of the server. The defaults suit a site behind or without a proxy.
public struct ServerLimits: Sendable {
    /// The longest request target in bytes; a longer one is answered with 414.
    public var targetLength = 8 * 1024
    /// The longest header in bytes, and the largest sum of all; beyond, 431.
    public var headerSize = 16 * 1024
    public var headersSize = 32 * 1024
    /// The most headers; beyond, 431.
    public var headerCount = 100
    /// Seconds from an idle connection's opening or last answer until the next request's head is complete.
    public var idleTimeout = 60
    /// Seconds in which a body must begin to arrive; it gets one more for each `bodyRate` bytes it has brought.
    public var bodyTimeout = 30
    /// The slowest upload, in bytes per second.
    public var bodyRate = 1024
    /// Seconds that a client may take nothing of an answer that waits for it.
    public var writeTimeout = 60
    /// Bytes of a body that no handler has read, which are read and dropped to keep the connection.
    public var unreadBody = 64 * 1024
    /// The most connections at once; more wait in the system's queue. Lowered where the process may not open as many
    /// files.
    public var connections = 10_000

    public init() {}
}
#endif
