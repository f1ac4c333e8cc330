#if Server
/// The cookies that came with a request. What is no cookie is passed over: other software on the same host sets
/// cookies too, and must not be able to break the site.
public struct Cookies: Sendable {
    /// Names and values in the order they were sent.
    public let items: [(name: String, value: String)]

    /// Reads the value of a `Cookie` header: `theme=dark; id=7` (RFC 6265 §5.4).
    public init(parsing header: String) {
        items = header.utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = part[..<equals].trimmingBlanks()
            var value = part[part.index(after: equals)...].trimmingBlanks()
            if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") {
                value = value.dropFirst().dropLast()
            }
            return name.isEmpty ? nil : (String(Substring(name)), String(Substring(value)))
        }
    }

    /// The first cookie called `name`. Browsers send the one with the longest path first.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }
}

extension Substring.UTF8View {
    func trimmingBlanks() -> Substring.UTF8View {
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        var rest = self.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest
    }
}
#endif
