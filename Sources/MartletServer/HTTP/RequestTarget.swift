#if Server
/// The target of a request line, taken apart: `/photos/7?page=2` (RFC 9112 §3.2).
///
/// A target that could be read in two ways is no target: bad escapes, NUL, invalid UTF-8 and `.` or `..` segments in
/// any disguise are refused here, before a handler or the file system sees them.
struct RequestTarget: Sendable {
    /// The path as it was sent, without the query: `/caf%C3%A9`.
    let path: String
    /// The path's segments, decoded: `["café"]`. A slash at the end adds no segment.
    let segments: [String]
    /// Whether the path ends in a slash (and is not `/`).
    let hasTrailingSlash: Bool
    /// What follows the first `?`, as it was sent; empty if nothing does.
    let query: String
    /// The authority of a target in absolute form (`http://host/…`), which stands above the `Host` header.
    let authority: String?

    /// Takes `raw` apart; throws ``HTTPError`` with status 400 or 414.
    init(_ raw: String, maximumLength: Int) throws(HTTPError) {
        guard raw.utf8.count <= maximumLength else {
            throw HTTPError(.uriTooLong, "The address is longer than \(maximumLength) bytes.")
        }
        var rest = Substring(raw).utf8
        // A fragment is never sent by a browser; what looks like one is dropped with all that follows.
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }

        if rest.first != UInt8(ascii: "/") {
            let (host, path) = try Self.splitAbsoluteForm(rest)
            authority = host
            rest = path
        } else {
            authority = nil
        }

        let question = rest.firstIndex(of: UInt8(ascii: "?"))
        query = question.map { String(rest[rest.index(after: $0)...]) ?? "" } ?? ""
        let pathBytes = rest[..<(question ?? rest.endIndex)]
        path = pathBytes.isEmpty ? "/" : String(Substring(pathBytes))
        (segments, hasTrailingSlash) = try Self.splitPath(pathBytes.dropFirst())
    }

    /// Stands for a target that is none, where its page is to be a readable one: no segments, and no query.
    init(unreadable raw: String) {
        self.init(path: raw, segments: [], hasTrailingSlash: false, query: "", authority: nil)
    }

    /// `/photos/7` of `/_martlet/photos/7`.
    func droppingFirstSegment() -> RequestTarget {
        let rest = path.utf8.dropFirst()
        let slash = rest.firstIndex(of: UInt8(ascii: "/"))
        return RequestTarget(
            path: slash.map { String(path[$0...]) } ?? "/", segments: Array(segments.dropFirst()),
            hasTrailingSlash: hasTrailingSlash, query: query, authority: authority)
    }

    private init(path: String, segments: [String], hasTrailingSlash: Bool, query: String, authority: String?) {
        self.path = path
        self.segments = segments
        self.hasTrailingSlash = hasTrailingSlash
        self.query = query
        self.authority = authority
    }

    private static func splitAbsoluteForm(
        _ target: Substring.UTF8View
    ) throws(HTTPError) -> (host: String, path: Substring.UTF8View) {
        for scheme in ["http://", "https://"] where target.count > scheme.utf8.count {
            let head = target.prefix(scheme.utf8.count)
            guard String(Substring(head)).lowercased() == scheme else { continue }
            let rest = target.dropFirst(scheme.utf8.count)
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            return (String(Substring(rest[..<end])), rest[end...])
        }
        throw HTTPError(.badRequest, "The address does not begin with a slash.")
    }

    private static func splitPath(_ path: Substring.UTF8View) throws(HTTPError) -> ([String], Bool) {
        guard !path.isEmpty else { return ([], false) }
        var segments: [String] = []
        for part in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let bytes = PercentEncoding.decodeStrictly(part) else {
                throw HTTPError(.badRequest, "The address contains a % that is not followed by two hexadecimal digits.")
            }
            guard !bytes.contains(0), let segment = String(validating: bytes, as: UTF8.self) else {
                throw HTTPError(.badRequest, "The address contains bytes that are not text.")
            }
            // Encoded slashes and backslashes could hide dots from one reader and show them to another.
            let steps = bytes.split(omittingEmptySubsequences: false) {
                $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
            }
            guard !steps.contains(where: { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) }) else {
                throw HTTPError(.badRequest, "The address contains a “.” or “..” segment.")
            }
            segments.append(segment)
        }
        let hasTrailingSlash = segments.last?.isEmpty == true
        if hasTrailingSlash { segments.removeLast() }
        return (segments, hasTrailingSlash)
    }
}
#endif
