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
        guard let number = Int(routeText), String(number).hasSameBytes(as: routeText) else { return nil }
        self = number
    }
    public var routeText: String { String(decimal: self) }
}

extension Int64: RouteParameter {
    public init?(routeText: String) {
        guard let number = Int64(routeText), String(number).hasSameBytes(as: routeText) else { return nil }
        self = number
    }
    public var routeText: String { String(self) }
}

extension Bool: RouteParameter {
    public init?(routeText: String) {
        if routeText.isEqual(to: "true") {
            self = true
        } else if routeText.isEqual(to: "false") {
            self = false
        } else {
            return nil
        }
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
///
/// Collects bytes and makes one string of them: appending to strings would bring 25 KB into the browser.
public struct LinkBuilder: ~Copyable {
    private var bytes = GrowableBuffer<UInt8>()
    private var hasQuery = false

    public init() {}

    deinit { bytes.base.deallocate() }

    public var text: String { String(wellFormed: UnsafeBufferPointer(start: bytes.base, count: bytes.count)) }

    @inline(never)
    public mutating func literal(_ text: StaticString) { bytes.append(text.utf8Start, text.utf8CodeUnitCount) }

    public mutating func segment<P: RouteParameter>(_ value: P) { escape(value.routeText) }

    /// The segments of a catch-all, with a slash before each.
    @inline(never)
    public mutating func segments(_ values: [String]) {
        for value in values {
            bytes.append(UInt8(ascii: "/"))
            escape(value)
        }
        if bytes.count == 0 { bytes.append(UInt8(ascii: "/")) }
    }

    /// A query parameter; left out for nil.
    public mutating func query<P: RouteParameter>(_ name: StaticString, _ value: P?) {
        if let value { query(name, text: value.routeText) }
    }

    @inline(never)
    private mutating func query(_ name: StaticString, text value: String) {
        bytes.append(hasQuery ? UInt8(ascii: "&") : UInt8(ascii: "?"))
        hasQuery = true
        literal(name)
        bytes.append(UInt8(ascii: "="))
        escape(value)
    }

    /// Escapes what is not unreserved (RFC 3986 §2.3).
    @inline(never)
    private mutating func escape(_ value: String) {
        value.withUTF8Bytes { escape($0) }
    }

    private mutating func escape(_ value: UnsafeBufferPointer<UInt8>) {
        for byte in value {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hex(byte >> 4))
                bytes.append(hex(byte & 15))
            }
        }
    }

    private func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 &+ digit : 55 &+ digit }
}
