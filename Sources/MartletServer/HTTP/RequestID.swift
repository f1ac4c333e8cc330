#if Server
/// The name of a request in logs, traces and the answer's `X-Request-ID`.
enum RequestID {
    /// The id that the client (or a proxy) gave, if it is short and plain enough to be logged as it is; else a new one.
    static func from(_ header: String?) -> String {
        guard let header, (1...128).contains(header.utf8.count), header.utf8.allSatisfy(isPlain) else { return make() }
        return header
    }

    /// 16 random hexadecimal digits.
    static func make() -> String {
        let hex = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - hex.utf8.count) + hex
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
#endif
