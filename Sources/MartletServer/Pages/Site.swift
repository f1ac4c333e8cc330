#if Server
import MartletCore

/// A site: its routes at one glance, and what its documents have in common.
public protocol Site: Sendable {
    init()

    @RoutesBuilder var routes: Routes { get }

    /// The language of the documents, as BCP 47 has it.
    var language: String { get }

    /// Refuses who does not belong to `access`: throws a ``Redirect`` to a page where one logs in, say. Asked before a page that
    /// states its access is loaded, and before such an action is performed.
    func authorize(_ request: Request, for access: Access) async throws

    /// How often one account or, for strangers, one address may post forms of any kind; with a ``RateLimiter`` among the
    /// services. What an action costs more than that, it limits itself.
    var actionLimit: RateLimit? { get }

    /// Attributes of the `html` element beside its language: a theme that a cookie asks for, say.
    func documentAttributes(for request: Request) -> [(name: String, value: String)]
}

extension Site {
    public var language: String { "en" }
    public func authorize(_ request: Request, for access: Access) async throws {
        guard access.isEveryone else {
            throw HTTPError(.forbidden, "This is not for everybody, and the site does not say for whom.")
        }
    }
    public var actionLimit: RateLimit? { RateLimit("actions", 600, per: .seconds(600)) }
    public func documentAttributes(for request: Request) -> [(name: String, value: String)] { [] }
}

/// What ``RoutesBuilder`` collects: pages, with the layouts around them.
public struct Routes: Sendable {
    var entries: [Route]
    var actions: [ActionRoute] = []
}

@resultBuilder
public enum RoutesBuilder {
    public static func buildExpression<P: ServedPage>(_ page: P.Type) -> Routes {
        Routes(entries: [Route(P.self)])
    }
    public static func buildExpression(_ routes: Routes) -> Routes { routes }
    /// What may be called, beside the pages that may be seen.
    public static func buildExpression<A: ServedAction>(_ action: A.Type) -> Routes {
        Routes(entries: [], actions: [ActionRoute(A.self)])
    }
    public static func buildBlock(_ routes: Routes...) -> Routes {
        Routes(entries: routes.flatMap(\.entries), actions: routes.flatMap(\.actions))
    }
}

/// Pages inside a layout.
public func Layout<L: ServedLayout>(_ layout: L.Type, @RoutesBuilder _ pages: () -> Routes) -> Routes {
    let layout = LayoutLevel(L.self)
    let pages = pages()
    return Routes(entries: pages.entries.map { $0.inside(layout) }, actions: pages.actions)
}

/// Pages inside a layout, which shows `errors` where one of them cannot be shown.
public func Layout<L: ServedLayout, E: ErrorPageView>(
    _ layout: L.Type, errors: E.Type, @RoutesBuilder _ pages: () -> Routes
) -> Routes {
    // First, as in the browser's table: both number the routes in this order.
    let layout = LayoutLevel(L.self)
    let pages = pages()
    return Routes(entries: ([Route(errors: E.self)] + pages.entries).map { $0.inside(layout) }, actions: pages.actions)
}
#endif
