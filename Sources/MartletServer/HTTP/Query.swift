#if Server
/// The names and values of a query string or of a form, in the order they were sent. A name may occur many times.
///
///     request.query["page"]          // the first value, or nil
///     request.query.values("tag")    // all of them
public struct Query: Sendable, Equatable {
    /// A name with its value; a name without `=` has the empty value.
    public struct Item: Sendable, Equatable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All items, decoded.
    public let items: [Item]

    /// Reads `application/x-www-form-urlencoded` text. There is no malformed input: what cannot be decoded stays as it
    /// is or becomes U+FFFD, as in browsers (https://url.spec.whatwg.org/#urlencoded-parsing).
    public init(parsing text: some StringProtocol) {
        self.init(bytes: Array(text.utf8))
    }

    /// Reads `application/x-www-form-urlencoded` bytes.
    public init(bytes: [UInt8]) {
        items = bytes.split(separator: UInt8(ascii: "&")).map { part in
            let equals = part.firstIndex(of: UInt8(ascii: "="))
            let name = part[..<(equals ?? part.endIndex)]
            let value = equals.map { part[part.index(after: $0)...] } ?? []
            return Item(name: PercentEncoding.decodeForm(name), value: PercentEncoding.decodeForm(value))
        }
    }

    /// The first value of `name`, or nil if the name does not occur.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// Every value of `name`, in order.
    public func values(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    /// Whether there is nothing.
    public var isEmpty: Bool { items.isEmpty }
}

extension Query: Sequence {
    public func makeIterator() -> IndexingIterator<[Item]> { items.makeIterator() }
}
#endif
