/// A view with an address: conformed to by `@Page("/photos/{id: Int}")`.
///
/// Its properties are its data: the server's `load` fills them, they travel with the page as JSON, once, and the browser
/// goes on with them.
public protocol Page: View, JSONCodable {
    associatedtype Head: View

    /// The part of the address that chooses this page.
    static var pattern: RoutePattern { get }

    /// What belongs into the document's head: `title(…)`, `meta(.description, …)`, `link(…)`. Written by the server, over
    /// what the layouts around the page say.
    @ViewBuilder var head: Head { get }
}

/// A view around pages, which it shows at its ``Outlet()``: conformed to by `@Layout`. It stays, with its state, while
/// the visitor goes from one of its pages to another.
public protocol LayoutView: View, JSONCodable {
    associatedtype Head: View

    /// As ``Page/head-swift.property``, for all pages inside.
    @ViewBuilder var head: Head { get }
}

/// A page that stands in for one that could not be shown: conformed to by `@ErrorPage`.
public protocol ErrorPageView: View, JSONCodable {
    associatedtype Head: View
    @ViewBuilder var head: Head { get }
    init(_ failure: Failure)
}

extension Page {
    @ViewBuilder public var head: Fragment {}

    /// The element, which the page's own `link(…)` would hide: that is static, and this is not.
    @_transparent public var link: VoidElement { VoidElement("link") }
}

extension LayoutView {
    @ViewBuilder public var head: Fragment {}
}

extension ErrorPageView {
    @ViewBuilder public var head: Fragment {}
}

/// Why a page could not be shown, in words for the visitor.
@JSON public struct Failure {
    /// The HTTP status: 404 not found, 400 bad request, 500 error …
    public let status: Int
    /// One sentence. Says nothing that only the server should know.
    public let message: String
    /// Names the request in the server's log.
    public let requestID: String

    public init(status: Int, message: String, requestID: String) {
        self.status = status
        self.message = message
        self.requestID = requestID
    }
}

/// Conforms a struct to ``ErrorPageView``; it is made from a ``Failure``.
@attached(memberAttribute)
@attached(member, names: named(bindState))
@attached(extension, conformances: ErrorPageView, View, JSONCodable, names: named(init), named(encode))
public macro ErrorPage() = #externalMacro(module: "MartletMacros", type: "ErrorPageMacro")

/// A page or layout whose properties all have values: it can be shown without a `load` of its own.
public protocol PageWithoutData {
    init()
}
