#if Server
import CMartlet
import NIOCore

/// Entity tags (RFC 9110 §8.8.3).
enum EntityTag {
    /// A strong tag over bytes: 96 bits of a fast hash.
    ///
    /// Not cryptographic. Who could make two pages with one tag would have to write both, and would win that a visitor is
    /// shown the older one. SHA-256, with the processor's own instructions, took as long as rendering the page.
    static func of(_ buffer: ByteBuffer) -> String {
        let hash = buffer.withUnsafeReadableBytes { bytes in
            martlet_hash128(bytes.baseAddress, bytes.count)
        }
        return String(unsafeUninitializedCapacity: 26) { digits in
            digits[0] = UInt8(ascii: "\"")
            for i in 0..<12 {
                let word = i < 8 ? hash.high : hash.low
                let byte = UInt8(truncatingIfNeeded: word >> (8 * UInt64(i & 7)))
                digits[1 + 2 * i] = hexadecimalDigit(byte >> 4)
                digits[2 + 2 * i] = hexadecimalDigit(byte & 15)
            }
            digits[25] = UInt8(ascii: "\"")
            return 26
        }
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    /// Whether `If-None-Match` names `tag`, by weak comparison: a leading `W/` on either side does not count.
    static func matches(_ tag: String, ifNoneMatch header: String) -> Bool {
        if header == "*" { return true }
        let wanted = strong(Substring(tag))
        // Tags cannot contain quotes, so what stands between two of them is one tag, commas or not.
        let parts = header.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.indices.dropLast().contains { $0 % 2 == 1 && "\"\(parts[$0])\"" == wanted }
    }

    private static func strong(_ tag: Substring) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits for each byte.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
#endif
