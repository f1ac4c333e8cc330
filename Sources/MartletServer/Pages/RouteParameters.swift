#if Server
import MartletCore

/// The parameters of a page's address, typed.
public struct RouteParameters {
    private var captures: ArraySlice<ArraySlice<String>>
    private let query: Query

    init(captures: [ArraySlice<String>], query: Query) {
        self.captures = captures[...]
        self.query = query
    }

    /// The next parameter of the path.
    /// - Throws: ``NotFound`` if the segment is not of the type: there is no such page.
    public mutating func path<P: RouteParameter>(_ name: String) throws -> P {
        guard let text = captures.popFirst()?.first, let value = P(routeText: text) else { throw NotFound() }
        return value
    }

    /// The segments that are left, decoded.
    public mutating func catchAll(_ name: String) throws -> [String] {
        Array(captures.popFirst() ?? [])
    }

    /// A parameter of the query, or nil.
    /// - Throws: 400 if it is there and not of the type.
    public func query<P: RouteParameter>(_ name: String) throws -> P? {
        guard let text = query[name] else { return nil }
        guard let value = P(routeText: text) else { throw malformed(name, text) }
        return value
    }

    public func query<P: RouteParameter>(_ name: String, default value: P) throws -> P {
        try query(name) ?? value
    }

    /// A parameter of the query that must be there.
    public func requiredQuery<P: RouteParameter>(_ name: String) throws -> P {
        guard let value: P = try query(name) else {
            throw HTTPError(.badRequest, "The address lacks its parameter “\(name)”.")
        }
        return value
    }

    private func malformed(_ name: String, _ text: String) -> HTTPError {
        HTTPError(.badRequest, "The address says \(name)=\(text.prefix(40)), but something else must stand there.")
    }
}
#endif
