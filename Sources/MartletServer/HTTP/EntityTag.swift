#if Server
import Crypto
import NIOCore

/// Entity tags (RFC 9110 §8.8.3).
enum EntityTag {
    /// A strong tag over bytes: the first 96 bits of their SHA-256. Cryptographic, so that nobody can write a page whose
    /// tag is another's; and fast enough, since processors have instructions for it.
    static func of(_ buffer: ByteBuffer) -> String {
        var hash = SHA256()
        buffer.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        return "\"" + hash.finalize().prefix(12).hexadecimal + "\""
    }

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
