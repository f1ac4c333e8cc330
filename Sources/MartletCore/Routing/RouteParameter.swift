/// What can stand in an address: `"/photos/{id: Int}"`, `"/search?q={q: String?}"`.
public protocol RouteParameter {
    /// - Parameter routeText: A decoded segment of the path, or a value of the query.
    /// - Returns: nil for a text that is none of this type. In a path that is a page not found, in a query a bad request.
    init?(routeText: String)
    var routeText: String { get }
}

extension String: RouteParameter {
    public init?(routeText: String) { self = routeText }
    public var routeText: String { self }
}

extension Int: RouteParameter {
    /// Decimal digits, with a minus sign or without; no plus sign, no leading zeros, so that one page has one address.
    public init?(routeText: String) {
        guard let number = Int(routeText), String(number).utf8.elementsEqual(routeText.utf8) else { return nil }
        self = number
    }
    public var routeText: String { String(self) }
}

extension Int64: RouteParameter {
    public init?(routeText: String) {
        guard let number = Int64(routeText), String(number).utf8.elementsEqual(routeText.utf8) else { return nil }
        self = number
    }
    public var routeText: String { String(self) }
}

extension Bool: RouteParameter {
    public init?(routeText: String) {
        if routeText.isEqual(to: "true") { self = true } else if routeText.isEqual(to: "false") { self = false } else { return nil }
    }
    public var routeText: String { self ? "true" : "false" }
}

extension RouteParameter where Self: RawRepresentable, RawValue: RouteParameter {
    public init?(routeText: String) {
        guard let raw = RawValue(routeText: routeText), let value = Self(rawValue: raw) else { return nil }
        self = value
    }
    public var routeText: String { rawValue.routeText }
}

/// Puts an address together; used by the `link` that `@Page` writes.
public struct LinkBuilder {
    public private(set) var text = ""
    private var hasQuery = false

    public init() {}

    @inline(never)
    public mutating func literal(_ text: String) { self.text += text }

    /// A segment of the path, escaped (RFC 3986 `pchar` without sub-delims).
    @inline(never)
    public mutating func segment(_ value: String) { escape(value) }

    public mutating func segment<P: RouteParameter>(_ value: P) { escape(value.routeText) }

    /// The segments of a catch-all.
    @inline(never)
    public mutating func segments(_ values: [String]) {
        var first = true
        for value in values {
            if !first { text += "/" }
            first = false
            escape(value)
        }
    }

    /// A query parameter; left out for nil.
    public mutating func query<P: RouteParameter>(_ name: String, _ value: P?) {
        if let value { query(name, text: value.routeText) }
    }

    @inline(never)
    private mutating func query(_ name: String, text value: String) {
        text += hasQuery ? "&" : "?"
        hasQuery = true
        text += name
        text += "="
        escape(value)
    }

    private mutating func escape(_ value: String) {
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text.unicodeScalars.append("%")
                text.unicodeScalars.append(hex(byte >> 4))
                text.unicodeScalars.append(hex(byte & 15))
            }
        }
    }

    private func hex(_ digit: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(digit < 10 ? 48 + digit : 55 + digit)
    }
}
