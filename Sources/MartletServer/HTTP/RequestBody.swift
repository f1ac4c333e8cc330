#if Server
import NIOCore
import Synchronization

/// The body of a request: collected with a limit, or read piece by piece as it arrives.
///
///     let form = try await request.body.bytes(upTo: 64 * 1024)
///     for try await piece in request.body { try await file.append(piece) }   // once, by one reader
///
/// Reading piece by piece has no limit of its own: count what you take. Nothing is read from the socket before somebody
/// asks, so a client cannot fill the memory.
public final class RequestBody: AsyncSequence, Sendable {
    public typealias Element = ByteBuffer

    /// What the client announced in `Content-Length`, in bytes; nil if it sends chunks.
    public let declaredLength: Int?
    private let source: @Sendable () async throws -> ByteBuffer?
    private let collected = Mutex<[UInt8]?>(nil)

    /// - Parameters:
    ///   - declaredLength: the announced length in bytes.
    ///   - source: gives the next piece, or nil at the end; throws if the client went away.
    init(declaredLength: Int?, source: @escaping @Sendable () async throws -> ByteBuffer?) {
        self.declaredLength = declaredLength
        self.source = source
    }

    /// A body that is here already, for tests and for requests made by the program itself.
    public convenience init(_ bytes: [UInt8] = []) {
        let rest = Mutex(bytes.isEmpty ? nil : ByteBuffer(bytes: bytes))
        self.init(declaredLength: bytes.count) {
            rest.withLock { buffer in
                defer { buffer = nil }
                return buffer
            }
        }
    }

    /// The whole body. A second call gives the same bytes again.
    /// - Parameter limit: the most bytes that are taken.
    /// - Throws: ``HTTPError`` 413 if there are more; the connection is closed then, without reading the rest.
    public func bytes(upTo limit: Int) async throws -> [UInt8] {
        if let bytes = collected.withLock({ $0 }) {
            guard bytes.count <= limit else { throw Self.tooLarge(limit) }
            return bytes
        }
        if let declaredLength, declaredLength > limit { throw Self.tooLarge(limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(declaredLength ?? 0)
        while let piece = try await source() {
            guard piece.readableBytes <= limit - bytes.count else { throw Self.tooLarge(limit) }
            bytes.append(contentsOf: piece.readableBytesView)
        }
        collected.withLock { $0 = bytes }
        return bytes
    }

    public func makeAsyncIterator() -> Iterator { Iterator(source: source) }

    /// Gives the pieces of a body in the order they arrive.
    public struct Iterator: AsyncIteratorProtocol {
        let source: @Sendable () async throws -> ByteBuffer?

        public mutating func next() async throws -> ByteBuffer? { try await source() }
    }

    private static func tooLarge(_ limit: Int) -> HTTPError {
        HTTPError(.contentTooLarge, "The request's body is larger than \(limit) bytes.")
    }
}
#endif
