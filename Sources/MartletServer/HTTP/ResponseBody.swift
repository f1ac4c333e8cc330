#if Server
import NIOCore

/// What an answer carries.
public enum ResponseBody: Sendable {
    case empty
    /// Bytes that are all here. Buffers share their storage: the same one can answer every request without a copy.
    case bytes(ByteBuffer)
    /// Bytes that are yet to be made. The head is sent at once, then each piece as it is written. The closure runs
    /// after the handler has returned; if it throws, the connection is cut, so that nobody takes the part for a whole.
    case stream(length: Int? = nil, write: @Sendable (ResponseWriter) async throws -> Void)
    /// A file or a part of one, sent by the kernel.
    case file(FileBody)

    /// The length in bytes; nil for a stream that does not know.
    public var length: Int? {
        switch self {
        case .empty: 0
        case .bytes(let buffer): buffer.readableBytes
        case .stream(let length, _): length
        case .file(let file): file.range.count
        }
    }
}

/// Takes the pieces of a streamed body.
///
/// Each write is sent at once, and waits while the client is slow to take it.
public struct ResponseWriter: Sendable {
    private let send: @Sendable (ByteBuffer) async throws -> Void

    /// - Parameter send: sends one piece; throws if the client has gone.
    public init(send: @escaping @Sendable (ByteBuffer) async throws -> Void) {
        self.send = send
    }

    /// Sends a piece; nothing is sent for an empty one.
    public func write(_ buffer: ByteBuffer) async throws {
        if buffer.readableBytes > 0 { try await send(buffer) }
    }

    /// Sends a piece.
    public func write(_ bytes: [UInt8]) async throws {
        try await write(ByteBuffer(bytes: bytes))
    }

    /// Sends a piece of text as UTF-8.
    public func write(_ text: String) async throws {
        try await write(ByteBuffer(string: text))
    }
}
#endif
