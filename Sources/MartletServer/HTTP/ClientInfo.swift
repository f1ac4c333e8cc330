#if Server
import HTTPTypes

/// Who asks, and by which name the server was asked. Forwarding headers count only if a trusted proxy sent them.
struct ClientInfo: Sendable {
    let address: String
    let scheme: String
    let host: String
    /// `https://aerie.example`
    let origin: String

    init(address: String, scheme: String, host: String, publicURL: String?) {
        self.address = address
        self.scheme = scheme
        self.host = host
        origin = publicURL ?? "\(scheme)://\(host)"
    }

    /// - Parameters:
    ///   - peer: the address at the other end of the socket, empty if it has none.
    ///   - host: the `Host` header or the target's authority, checked.
    ///   - trusted: the proxies whose word counts.
    ///   - publicURL: the configured address of the site, without a slash at the end.
    init(peer: String, host: String, headers: HTTPFields, trusted: TrustedProxies, publicURL: String?) {
        let scheme = publicURL?.hasPrefix("https://") == true ? "https" : "http"
        guard trusted.contains(peer) else {
            self.init(address: peer, scheme: scheme, host: host, publicURL: publicURL)
            return
        }
        // Each proxy appends the address it saw: the first from the right that is no proxy of ours is the client.
        let hops = headers[values: .xForwardedFor].joined(separator: ",").split(separator: ",").map {
            String($0.filter { $0 != " " })
        }
        let client = hops.last { !trusted.contains($0) } ?? hops.first ?? peer
        let isAddress = IPAddress(client) != nil
        let proto = headers[values: .xForwardedProto].last?.lowercased()
        let forwardedHost = headers[values: .xForwardedHost].last.flatMap { HostHeader.isValid($0) ? $0 : nil }
        self.init(
            address: isAddress ? client : peer,
            scheme: proto == "https" || proto == "http" ? proto ?? scheme : scheme,
            host: forwardedHost ?? host, publicURL: publicURL)
    }
}

/// The syntax of `Host`: a name, an IPv4 address or an IPv6 address in brackets, with a port or without.
enum HostHeader {
    static func isValid(_ value: String) -> Bool {
        guard (1...262).contains(value.utf8.count) else { return false }
        return value.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                true
            default: false
            }
        }
    }
}

extension HTTPField.Name {
    static let xForwardedFor = Self("X-Forwarded-For")!
    static let xForwardedProto = Self("X-Forwarded-Proto")!
    static let xForwardedHost = Self("X-Forwarded-Host")!
    static let xRequestID = Self("X-Request-ID")!
    static let host = Self("Host")!
}
#endif
