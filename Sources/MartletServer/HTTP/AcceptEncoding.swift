#if Server
/// The content codings that this server can make.
enum ContentCoding: String, Sendable {
    case brotli = "br"
    case gzip
}

/// What a client says of content codings: `br;q=1.0, gzip;q=0.8, *;q=0` (RFC 9110 §12.5.3).
struct AcceptEncoding {
    /// Weights in thousandths by lower-case name.
    private var weights: [String: Int] = [:]

    /// - Parameter header: the header's value, or nil if it is missing: then nothing is compressed, although anything
    ///   might be, because those who do not send it are seldom able to decompress.
    init(_ header: String?) {
        for element in (header ?? "").split(separator: ",") {
            let parts = element.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let name = parts.first, !name.isEmpty else { continue }
            var weight = 1000
            for parameter in parts.dropFirst() where parameter.hasPrefix("q=") {
                weight = Self.weight(parameter.dropFirst(2))
            }
            weights[name == "x-gzip" ? "gzip" : name] = weight
        }
    }

    /// Whether the client takes a body as it is.
    var acceptsIdentity: Bool {
        (weights["identity"] ?? weights["*"] ?? 1) > 0
    }

    /// Whether any coding of `available` is acceptable, and which one is liked best: by the client's weight, then by
    /// the order of `available`. Nil if the body as it is is liked better, or none is acceptable.
    func best(of available: [ContentCoding]) -> ContentCoding? {
        var best: (coding: ContentCoding, weight: Int)?
        for coding in available {
            let weight = weights[coding.rawValue] ?? weights["*"] ?? 0
            if weight > best?.weight ?? 0 { best = (coding, weight) }
        }
        // “identity” unmentioned is acceptable, but not asked for.
        guard let best, best.weight >= weights["identity"] ?? 0 else { return nil }
        return best.coding
    }

    /// `0`, `0.5`, `1.000` in thousandths. What is no weight counts as refusal: the safe reading of nonsense.
    private static func weight(_ text: Substring) -> Int {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, bytes.count <= 5, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"),
            bytes.count == 1 || bytes[1] == UInt8(ascii: ".")
        else { return 0 }
        var value = Int(first - UInt8(ascii: "0")) * 1000
        var unit = 100
        for byte in bytes.dropFirst(2) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return 0 }
            value += Int(byte - UInt8(ascii: "0")) * unit
            unit /= 10
        }
        return min(value, 1000)
    }
}
#endif
