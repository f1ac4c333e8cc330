#if Server
import HTTPTypes
import MartletJSON

/// A call of an endpoint: the request, with what the endpoint declares taken out and checked.
public struct APICall: Sendable {
    public let request: Request
    /// The token with which the caller acts; nil for a stranger.
    public let token: AccessToken?
    let values: [String: APIParameter.Value]

    /// The account for which the caller acts; nil for a stranger.
    public var userID: Int? { token?.userID }

    /// A declared number; its default if it was not sent.
    /// - Throws: ``HTTPError`` 400 if it was not sent and has no default.
    public func integer(_ name: String) throws -> Int {
        guard case .integer(let value)? = values[name] else { throw Self.missing(name) }
        return Int(clamping: value)
    }

    /// A declared number, or nil if it was not sent.
    public func optionalInteger(_ name: String) -> Int? {
        if case .integer(let value)? = values[name] { Int(clamping: value) } else { nil }
    }

    /// A declared text, or nil if it was not sent.
    public func text(_ name: String) -> String? {
        if case .text(let value)? = values[name] { value } else { nil }
    }

    /// Where the page that is asked for begins; nil for the first.
    /// - Parameter parts: as declared with ``APIParameter/page(parts:limit:defaultLimit:)``.
    public func cursor(parts: Int) -> Cursor? { text("cursor").flatMap { Cursor($0, parts: parts) } }

    /// Checks `If-Match` against what is there now, so that nobody overwrites what they have not seen. To be called in the
    /// transaction that changes it.
    /// - Parameter current: as the endpoint that shows it would send it.
    /// - Throws: ``HTTPError`` 412 if the caller has seen another version.
    public func checkMatch<T: APIType>(_ current: T) throws {
        let headers = request.headers[values: .ifMatch]
        guard !headers.isEmpty else { return }
        let wanted = headers.joined(separator: ",")
        guard EntityTag.strongly(APITag.of(current), matches: wanted) else {
            throw HTTPError(
                .preconditionFailed, "It has been changed since you read it. Read it again, and decide anew.")
        }
    }

    private static func missing(_ name: String) -> HTTPError {
        HTTPError(.badRequest, "The parameter \(name) is missing.")
    }
}

/// The tags of what an API shows.
enum APITag {
    static func of<T: APIType>(_ value: T) -> String { EntityTag.of(.init(bytes: value.jsonBytes())) }
}

extension EntityTag {
    /// Whether `If-Match` names `tag`, by strong comparison: weak tags match nothing (RFC 9110 §13.1.1).
    static func strongly(_ tag: String, matches header: String) -> Bool {
        if header.filter({ $0 != " " }) == "*" { return true }
        let parts = header.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.indices.dropLast().contains { index in
            index % 2 == 1 && "\"\(parts[index])\"" == tag && !parts[index - 1].hasSuffix("W/")
        }
    }
}
#endif
