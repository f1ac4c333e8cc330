#if Server
import Martlet

/// `POST /theme`: keeps the visitor's choice in a cookie and sends them back to where they were.
enum ThemeChoice {
    static func respond(to request: Request) async throws -> Response {
        guard isSameOrigin(request) else { throw HTTPError(.forbidden, "The form was sent from another site.") }
        guard let theme = Theme(rawValue: try await request.form(upTo: 1024)["theme"] ?? "") else {
            throw HTTPError(.badRequest, "The theme is light or dark.")
        }
        var response = Response.redirect(to: returnPath(request))
        // Not for the server alone: in the browser the switch sets it itself.
        response.set(SetCookie("theme", theme.rawValue, maximumAge: 365 * 86_400, isHTTPOnly: false))
        return response
    }

    /// A browser says with each form where it comes from; other programs need not.
    private static func isSameOrigin(_ request: Request) -> Bool {
        guard let origin = request.headers[.origin] else { return true }
        return origin == request.origin
    }

    /// Where the form was sent from, if that is a page of ours; else home.
    static func returnPath(_ request: Request) -> String {
        guard let referrer = request.headers[.referer], referrer.hasPrefix(request.origin + "/") else {
            return HomePage.link()
        }
        let path = referrer.dropFirst(request.origin.count)
        // Browsers take `//host` and `/\host` for another site.
        guard !path.hasPrefix("//"), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            return HomePage.link()
        }
        return String(path)
    }
}
#endif
