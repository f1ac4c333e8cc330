#if Server
import HTTPTypes

/// Middleware that refuses what other sites make a visitor's browser send: 403 for a request that changes something
/// and comes from elsewhere.
///
/// Browsers say where a request comes from, in `Sec-Fetch-Site` (https://w3c.github.io/webappsec-fetch-metadata/) or
/// `Origin`, and no page can make them lie. Programs that are no browsers send neither, carry no visitor's cookies, and pass;
/// forms have a token beside this, see ``Session/csrfToken``.
public struct CrossSiteProtection: Middleware {
    /// Beginnings of paths that are not looked at, such as `/api/`: only for what takes no cookies.
    public var exempt: [String]

    public init(exempt: [String] = []) { self.exempt = exempt }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        let isSafe = request.method == .get || request.method == .head || request.method == .options
        guard isSafe || exempt.contains(where: request.path.hasPrefix) || Self.isOwn(request) else {
            throw HTTPError(
                .forbidden, "This was sent from another site, so nothing was done. Open the page here and try again.")
        }
        return try await next(request)
    }

    static func isOwn(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        let own = [request.origin, "\(request.scheme)://\(request.host)"]
        if let origin = request.headers[.origin] { return own.contains(origin) }
        if let referrer = request.headers[.referer] { return own.contains { referrer.hasPrefix($0 + "/") } }
        return true
    }
}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site")!
}
#endif
