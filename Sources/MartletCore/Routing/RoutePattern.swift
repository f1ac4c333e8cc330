/// The path of a page: literal segments, parameters `{id}`, and at the end perhaps a catch-all `{path...}`. Literals are in the
/// form in which URLs have them: `é` is `%C3%A9`.
///
/// `@Page` makes it from its string; types and query parameters have been taken out of it by then.
public struct RoutePattern: Sendable {
    public let text: StaticString

    @_transparent public init(_ text: StaticString) { self.text = text }

    /// How well a path fits: nil if it does not, else a number that is larger the earlier segments are literal.
    /// A literal segment is preferred to a parameter, a parameter to a catch-all.
    ///
    /// - Parameter path: The path of a URL, with or without a slash at its end, in the URL's escaped form.
    @inline(never)
    public func match(_ path: UnsafeBufferPointer<UInt8>) -> UInt64? {
        // Two bits for each segment, the first segment's highest, so that the first difference between two patterns decides.
        var score: UInt64 = 0
        var place: UInt64 = 1 << 62
        var pattern = Segments(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        var segments = Segments(path)
        while let wanted = pattern.next() {
            let kind = Segments.kind(wanted)
            if kind == .catchAll { return score &+ place }
            guard let segment = segments.next() else { return nil }
            if kind == .literal {
                guard segment.elementsEqual(wanted) else { return nil }
                score &+= place &* 3
            } else {
                score &+= place &* 2
            }
            place >>= 2
        }
        return segments.next() == nil ? score &+ place &* 3 : nil
    }

    /// The parts between slashes; empty ones at the ends do not count.
    struct Segments {
        enum Kind { case literal, parameter, catchAll }

        private let bytes: UnsafeBufferPointer<UInt8>
        private var i = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func next() -> Slice<UnsafeBufferPointer<UInt8>>? {
            while i < bytes.count, bytes[i] == UInt8(ascii: "/") { i &+= 1 }
            guard i < bytes.count else { return nil }
            let start = i
            while i < bytes.count, bytes[i] != UInt8(ascii: "/") { i &+= 1 }
            return bytes[start..<i]
        }

        static func kind(_ segment: Slice<UnsafeBufferPointer<UInt8>>) -> Kind {
            guard segment.first == UInt8(ascii: "{") else { return .literal }
            let dots = segment.endIndex &- 4
            return dots > segment.startIndex && segment[dots] == UInt8(ascii: ".") ? .catchAll : .parameter
        }
    }
}
