#if Server
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `serve --health-check`: asks the server that runs with these settings how it is, for a container that has no shell
/// and no curl.
enum HealthProbe {
    /// Seconds that connecting and each reading may take.
    private static let timeout = 5

    /// Whether `GET /health` is answered with 200.
    static func isHealthy(_ configuration: ServerConfiguration) -> Bool {
        // A server that listens on all addresses is reached on this machine's own.
        let everywhere = ["0.0.0.0": "127.0.0.1", "::": "::1"]
        let host = everywhere[configuration.host] ?? configuration.host
        guard let descriptor = connected(to: host, port: configuration.port) else { return false }
        defer { close(descriptor) }
        let request = Array("GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, 0) == request.count else { return false }
        // The status line may come in pieces.
        var status: [UInt8] = []
        while status.count < 12 {
            var piece = [UInt8](repeating: 0, count: 12 - status.count)
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { return false }
            status += piece.prefix(count)
        }
        return status.elementsEqual("HTTP/1.1 200".utf8)
    }

    private static func connected(to host: String, port: Int) -> Int32? {
        var hints = addrinfo()
        #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        hints.ai_socktype = SOCK_STREAM
        #endif
        var addresses: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &addresses) == 0, let first = addresses else { return nil }
        defer { freeaddrinfo(first) }
        let descriptor = socket(first.pointee.ai_family, first.pointee.ai_socktype, first.pointee.ai_protocol)
        guard descriptor >= 0 else { return nil }
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
#endif
