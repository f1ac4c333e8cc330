#if Server
import Crypto

/// The secret in a session's cookie: 256 random bits as 43 characters.
struct SessionToken: Sendable {
    let text: String

    /// A new one.
    init() { text = RandomBytes.make(32).base64URL }

    /// One that a client sent; nil if it has not the form of one.
    init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.text = text
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// What the database knows of it. A plain hash is enough: random bits cannot be guessed, as passwords can.
    var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
#endif
