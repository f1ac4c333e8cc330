import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A TCP connection that sends exactly the bytes it is told to.
final class RawConnection: Sendable {
    struct Failed: Error {
        let step: String
        let code: Int32
    }

    private let descriptor: Int32

    /// Connects to a port of this machine. No read or write waits longer than `timeout` seconds: long enough for a server
    /// that shares two threads with all other tests to come to it.
    init(port: Int, timeout: Int = 60) async throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failed(step: "socket", code: errno) }
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failed(step: "connect", code: errno) }
    }

    deinit { close(descriptor) }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws {
        try await apart { [descriptor] in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw Failed(step: "send", code: errno) }
                sent += count
            }
        }
    }

    /// Says that nothing more will be sent.
    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Everything until the server closes.
    func receiveAllBytes() async throws -> [UInt8] {
        try await receiveBytes(chunkSize: 65_536) { _ in false }
    }

    /// Everything until the server closes, as one who takes a piece and pauses, a few times at first.
    func receiveAllBytes(pauses: Int, _ pause: Duration, piece: Int) async throws -> [UInt8] {
        let microseconds = UInt32(pause / .microseconds(1))
        return try await apart { [self] in
            var bytes: [UInt8] = []
            for _ in 0..<pauses {
                usleep(microseconds)
                let count = bytes.count
                bytes += try receive(chunkSize: piece) { $0.count >= piece }
                if bytes.count == count { break }
            }
            return try bytes + receive(chunkSize: 65_536) { _ in false }
        }
    }

    func receiveAll() async throws -> String {
        String(decoding: try await receiveAllBytes(), as: UTF8.self)
    }

    /// What comes until `text` has come, or the server closes.
    func receive(until text: String) async throws -> String {
        let end = Array(text.utf8)
        // Byte by byte, so that nothing of what follows is taken.
        let bytes = try await receiveBytes(chunkSize: 1) { $0.suffix(end.count).elementsEqual(end) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `count` bytes; fewer if the server closes.
    func receiveBytes(count: Int) async throws -> [UInt8] {
        try await receiveBytes(chunkSize: 1) { $0.count >= count }
    }

    private func receiveBytes(
        chunkSize: Int, until isDone: @escaping @Sendable ([UInt8]) -> Bool
    ) async throws -> [UInt8] {
        try await apart { [self] in try receive(chunkSize: chunkSize, until: isDone) }
    }

    private func receive(chunkSize: Int, until isDone: ([UInt8]) -> Bool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: chunkSize)
        while !isDone(bytes) {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count >= 0 else { throw Failed(step: "receive", code: errno) }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return bytes
    }
}

/// Runs blocking work on a thread of its own: the threads of Swift's tasks belong to the server under test.
private func apart<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}
