#if Server
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The proxies whose `X-Forwarded-*` headers are believed: addresses and networks, `10.0.0.0/8`, `::1`.
public struct TrustedProxies: Sendable {
    private var networks: [(address: IPAddress, prefix: Int)] = []

    /// Trusts nobody.
    public init() {}

    /// Reads addresses and networks separated by commas; nil if one of them is neither.
    public init?(_ text: String) {
        for part in text.split(separator: ",") {
            let entry = part.filter { $0 != " " }
            let pieces = entry.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = pieces.first, let address = IPAddress(String(first)) else { return nil }
            var prefix = address.bytes.count * 8
            if pieces.count == 2 {
                guard let given = Int(pieces[1]), (0...prefix).contains(given) else { return nil }
                prefix = given
            }
            networks.append((address, prefix))
        }
    }

    /// Whether `address` is one of these.
    public func contains(_ address: String) -> Bool {
        guard !networks.isEmpty, let address = IPAddress(address) else { return false }
        return networks.contains { address.isWithin($0.address, prefix: $0.prefix) }
    }
}

/// An IPv4 or IPv6 address; an IPv4 address in IPv6 clothes (`::ffff:10.0.0.1`) is the IPv4 address.
struct IPAddress: Sendable, Equatable {
    /// 4 or 16 bytes in network order.
    let bytes: [UInt8]

    init?(_ text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            bytes = withUnsafeBytes(of: v4) { Array($0) }
        } else if inet_pton(AF_INET6, text, &v6) == 1 {
            let all = withUnsafeBytes(of: v6) { Array($0) }
            let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
            bytes = isMapped ? Array(all.suffix(4)) : all
        } else {
            return nil
        }
    }

    func isWithin(_ network: IPAddress, prefix: Int) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        let whole = prefix / 8
        guard bytes.prefix(whole) == network.bytes.prefix(whole) else { return false }
        let bits = prefix % 8
        guard bits > 0, whole < bytes.count else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
        return bytes[whole] & mask == network.bytes[whole] & mask
    }
}
#endif
