/// The document as a whole, for what no view owns: the `html` element and the site's cookies.
///
/// For handlers and effects. On the server nothing happens: there `Site.documentAttributes(for:)` and `SetCookie` say
/// the same.
public enum Document {
    /// Sets an attribute of the `html` element: `Document.setAttribute("data-theme", "dark")`.
    public static func setAttribute(_ name: StaticString, _ value: String) { DOM.setDocument(name, value) }

    /// Sets a cookie for all of the site. It must not be one that the server has set as `HttpOnly`: browsers ignore that.
    /// - Parameters:
    ///   - value: Any text; percent-encoded as in addresses.
    ///   - maximumAge: Its life in seconds.
    public static func setCookie(_ name: String, _ value: String, maximumAge: Int) {
        var cookie = LinkBuilder()
        cookie.segment(name)
        cookie.literal("=")
        cookie.segment(value)
        cookie.literal("; Path=/; SameSite=Lax; Max-Age=")
        cookie.segment(maximumAge)
        DOM.setDocument("cookie", cookie.text)
    }
}
