/// An address of this site as other sites and programs need it, `https://aerie.example/photos/7`: for Open Graph and
/// structured data.
///
/// Only while the server writes a `head` is the site's origin known; everywhere else the path is left as it is.
///
/// - Parameter path: A page's `link()` or an ``asset(_:)``.
public func absolute(_ path: String) -> String {
    #if Server
    if let origin = RenderContext.current?.origin { return origin + path }
    #endif
    return path
}

/// In a `head`: the one address under which search engines should know the page.
///
/// - Parameter path: A page's `link()`.
@discardableResult
public func canonical(_ path: String) -> Fragment { link(.rel(.canonical), .href(absolute(path))) }
