#if Server
/// A cookie to be set in the browser (RFC 6265bis). The defaults are the careful ones: not for scripts, not for other
/// sites, for the whole path, for this session.
///
///     response.set(SetCookie("theme", "dark", maximumAge: 365 * 86_400))
public struct SetCookie: Sendable {
    /// Which requests of other sites carry the cookie.
    public enum SameSite: String, Sendable { case strict = "Strict", lax = "Lax", none = "None" }

    public var name: String
    public var value: String
    /// Life in seconds; nil: until the browser closes; 0: deleted at once.
    public var maximumAge: Int?
    public var path: String
    public var sameSite: SameSite
    /// Over TLS only. A name beginning with `__Host-` or `__Secure-` is always so.
    public var isSecure: Bool
    /// Whether scripts cannot read it.
    public var isHTTPOnly: Bool

    public init(
        _ name: String, _ value: String, maximumAge: Int? = nil, path: String = "/", sameSite: SameSite = .lax,
        isSecure: Bool = false, isHTTPOnly: Bool = true
    ) {
        self.name = name
        self.value = value
        self.maximumAge = maximumAge
        self.path = path
        self.sameSite = sameSite
        self.isSecure = isSecure
        self.isHTTPOnly = isHTTPOnly
    }

    /// The header's value. Characters that would end the name, value or path are percent-encoded.
    var headerValue: String {
        var text = "\(Self.escaped(name, alsoEquals: true))=\(Self.escaped(value, alsoEquals: false))"
        text += "; Path=\(Self.escaped(path, alsoEquals: false)); SameSite=\(sameSite.rawValue)"
        if let maximumAge { text += "; Max-Age=\(maximumAge)" }
        if isSecure || sameSite == .none || name.hasPrefix("__Host-") || name.hasPrefix("__Secure-") {
            text += "; Secure"
        }
        if isHTTPOnly { text += "; HttpOnly" }
        return text
    }

    private static func escaped(_ text: String, alsoEquals: Bool) -> String {
        var result = ""
        for byte in text.utf8 {
            let isForbidden =
                byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
                || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
                || (alsoEquals && byte == UInt8(ascii: "="))
            if isForbidden {
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
            } else {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return result
    }
}
#endif
