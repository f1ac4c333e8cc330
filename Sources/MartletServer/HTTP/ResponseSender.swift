#if Server
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Sends responses over one connection.
final class ResponseSender: Sendable {
    private struct State {
        /// The request that was told to continue last.
        var continued = 0
        var bytesOfBody = 0
        var hasBegun = false
    }

    private let outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    private let channel: any Channel
    private let state = Mutex(State())

    init(outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>, channel: any Channel) {
        self.outbound = outbound
        self.channel = channel
    }

    /// The bytes of the current response's body that have been handed to the connection.
    var bytesOfBody: Int { state.withLock { $0.bytesOfBody } }

    /// Tells the client to send the body it has announced; once per request, and not after the response has begun.
    func sendContinue(for number: Int) async throws {
        let isFirst = state.withLock { state in
            defer { state.continued = number }
            return state.continued != number
        }
        if isFirst { try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: .continue))) }
    }

    /// Sends a whole response.
    /// - Returns: the bytes of the body that were sent.
    /// - Throws: if the client has gone or the body could not be made; the connection is closed then.
    @discardableResult
    func send(
        _ response: Response, to request: HTTPRequestHead, number: Int, persists: Bool, requestID: String
    ) async throws -> Int {
        state.withLock { state in
            state.bytesOfBody = 0
            state.continued = number
        }
        let framing = ResponseFraming(response, to: request, persists: persists, requestID: requestID)
        guard framing.sendsBody else {
            try await outbound.write(contentsOf: [.head(framing.head), .end(nil)])
            return 0
        }
        do {
            switch response.body {
            case .empty:
                try await outbound.write(contentsOf: [.head(framing.head), .end(nil)])
            case .bytes(let buffer):
                try await outbound.write(contentsOf: [.head(framing.head), .body(.byteBuffer(buffer)), .end(nil)])
                count(buffer.readableBytes)
            case .stream(let length, let write):
                try await outbound.write(.head(framing.head))
                try await write(
                    ResponseWriter { [self] piece in
                        try await outbound.write(.body(.byteBuffer(piece)))
                        count(piece.readableBytes)
                    })
                guard length == nil || length == bytesOfBody else {
                    throw StreamLengthError(announced: length ?? 0, written: bytesOfBody)
                }
                try await outbound.write(.end(nil))
            case .file(let file):
                try await outbound.write(.head(framing.head))
                try await send(file)
                try await outbound.write(.end(nil))
            }
        } catch {
            // A part must not pass for a whole: no last chunk, no clean end.
            try? await channel.close()
            throw error
        }
        return bytesOfBody
    }

    private func send(_ file: FileBody) async throws {
        guard !file.range.isEmpty else { return }
        // The descriptor stays ours: NIO only borrows it until the kernel has taken the bytes.
        let handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: file.descriptor.rawValue)
        defer { _ = try? handle.takeDescriptorOwnership() }
        let region = FileRegion(
            fileHandle: handle, readerIndex: file.range.lowerBound, endIndex: file.range.upperBound)
        try await channel.writeAndFlush(HTTPServerResponsePart.body(.fileRegion(region)))
        count(file.range.count)
    }

    private func count(_ bytes: Int) {
        state.withLock { $0.bytesOfBody += bytes }
    }
}

/// A stream wrote more or less than its response had announced.
struct StreamLengthError: Error, CustomStringConvertible {
    let announced: Int
    let written: Int
    var description: String { "the response announced \(announced) bytes and wrote \(written)" }
}
#endif
