/// The address of a file in `assets/`, with its fingerprint: `link(.rel(.stylesheet), .href(asset("site.css")))`.
///
/// Known on the server. In the browser, where only the names are, it is the address without a fingerprint, which the
/// server answers too; an address in a page's data keeps its fingerprint.
public func asset(_ name: String) -> String {
    #if Server
    if let resolve = AssetURLs.resolve { return resolve(name) }
    #endif
    return "/assets/" + name
}

#if Server
/// Where ``asset(_:)`` finds its addresses. Set once, before the server starts.
public enum AssetURLs {
    nonisolated(unsafe) public static var resolve: (@Sendable (String) -> String)?
}
#endif
