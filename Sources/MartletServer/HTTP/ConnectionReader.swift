#if Server
import NIOCore
import NIOHTTP1
import Synchronization

/// Reads one connection's requests: a head, then its body, then the next head.
///
/// A body belongs to its request. A task that outlives its handler and still reads finds the body closed, and cannot
/// take bytes of the request that follows.
final class ConnectionReader: @unchecked Sendable {
    typealias Inbound = NIOAsyncChannelInboundStream<HTTPServerRequestPart>

    private struct State {
        /// Counts requests; a body reads only while its number is the current one.
        var request = 0
        var isReading = false
        var isAtEnd = true
    }

    // Touched only by the task that holds `isReading`.
    private var iterator: Inbound.AsyncIterator
    private let state = Mutex(State())

    init(_ inbound: Inbound) {
        iterator = inbound.makeAsyncIterator()
    }

    /// The next request's head; nil when the client has closed. The body before must have been read to its end.
    func nextHead() async throws -> (HTTPRequestHead, number: Int)? {
        guard case .head(let head)? = try await iterator.next() else { return nil }
        let number = state.withLock { state in
            state.request += 1
            state.isAtEnd = false
            return state.request
        }
        return (head, number)
    }

    /// The next piece of request `number`'s body; nil at its end.
    func nextPiece(of number: Int) async throws -> ByteBuffer? {
        let mayRead = try state.withLock { state in
            guard state.request == number, !state.isReading else { throw RequestBodyError.notReadable }
            if state.isAtEnd { return false }
            state.isReading = true
            return true
        }
        guard mayRead else { return nil }
        let part: HTTPServerRequestPart?
        do {
            part = try await iterator.next()
        } catch {
            state.withLock { $0.isReading = false }
            throw error
        }
        return try state.withLock { state in
            state.isReading = false
            switch part {
            case .body(let piece): return piece
            case .end:
                state.isAtEnd = true
                return nil
            case .head, nil: throw RequestBodyError.incomplete
            }
        }
    }

    /// Ends request `number`: reads up to `limit` bytes that nobody wanted.
    /// - Returns: whether the connection stands before the next head.
    func finish(_ number: Int, discarding limit: Int) async -> Bool {
        var left = limit
        do {
            while let piece = try await nextPiece(of: number) {
                left -= piece.readableBytes
                if left < 0 { return false }
            }
        } catch {
            return false
        }
        return true
    }

    /// Whether request `number`'s body has been read to its end.
    func isAtEnd(_ number: Int) -> Bool {
        state.withLock { $0.request == number && $0.isAtEnd }
    }

    /// Closes the body of request `number` to whoever still holds it.
    /// - Returns: false if somebody is reading at this moment; nothing more may be read then.
    func close(_ number: Int) -> Bool {
        state.withLock { state in
            state.request += 1
            return !state.isReading
        }
    }

    /// Reads and drops what still comes, so that closing does not reset the connection under an unread answer.
    func discardRest() async {
        while let _ = try? await iterator.next() {}
    }
}

/// Why a request's body could not be read.
public enum RequestBodyError: Error {
    /// The client went away, or sent something else than it announced, before the body's end.
    case incomplete
    /// The body is being read by another task, or its request has been answered already.
    case notReadable
}
#endif
