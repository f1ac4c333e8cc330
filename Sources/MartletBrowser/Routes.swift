#if !Server
import MartletCore

/// A site: its routes, at one glance. The server's half is in MartletServer.
public protocol Site {
    init()
    @RoutesBuilder var routes: Routes { get }
}

/// Routes have been registered.
public struct Routes {
    @_transparent public init() {}
}

/// Collects the pages and layouts of a site. As with views, what a statement names is registered as it is evaluated.
@resultBuilder
public enum RoutesBuilder {
    public static func buildExpression<P: Page>(_ page: P.Type) -> Routes {
        RouteTable.add(P.pattern, PageLevel<P>())
        return Routes()
    }
    /// Counts, so that the numbers agree with the server's; nothing of the page is linked.
    public static func buildExpression<P: Page & UnhydratedPage>(_ page: P.Type) -> Routes {
        RouteTable.add(nil, Level())
        return Routes()
    }
    /// The server knows what may be called; here is only made ready what takes a refusal.
    public static func buildExpression<A: ServedAction>(_ action: A.Type) -> Routes {
        RouteTable.takeRefusal = { json in FormState.currentRefusal = (try? [String](from: &json)) ?? [] }
        return Routes()
    }
    @_transparent public static func buildExpression(_ routes: Routes) -> Routes { routes }
    @_transparent public static func buildBlock() -> Routes { Routes() }
    @_transparent public static func buildPartialBlock(first: Routes) -> Routes { first }
    @_transparent public static func buildPartialBlock(accumulated: Routes, next: Routes) -> Routes { next }
}

/// Pages inside a layout.
public func Layout<L: LayoutView>(_ layout: L.Type, @RoutesBuilder _ pages: () -> Routes) -> Routes {
    RouteTable.enter(ViewLevel<L>())
    _ = pages()
    RouteTable.leave()
    return Routes()
}

/// Pages inside a layout, which shows `errors` where one of them cannot be shown.
public func Layout<L: LayoutView, E: ErrorPageView>(
    _ layout: L.Type, errors: E.Type, @RoutesBuilder _ pages: () -> Routes
) -> Routes {
    RouteTable.enter(ViewLevel<L>())
    RouteTable.add(nil, PageLevel<E>())
    _ = pages()
    RouteTable.leave()
    return Routes()
}

/// One of the views, a layout or a page, that a route shows inside one another.
class Level {
    /// The layout around it.
    final var outer: Level?
    /// The address of a page; nil for a layout, an error page and a page without the browser's half.
    final var pattern: RoutePattern?
    /// The page that has been registered after it.
    final var next: Level?

    /// The address of its type, which names the part of the module that only its view needs.
    final var part: UInt { unsafeBitCast(self, to: UnsafePointer<UInt>.self).pointee }

    func decode(_ json: inout JSONReader) throws(JSONError) -> Instance { Instance() }
}

final class ViewLevel<V: View & JSONCodable>: Level {
    override func decode(_ json: inout JSONReader) throws(JSONError) -> Instance {
        ComponentInstance(try V(from: &json))
    }
}

/// A page, or an error page. What only one of them needs, `Sources/Build/split.py` moves into a part of the module.
final class PageLevel<V: View & JSONCodable>: Level {
    override func decode(_ json: inout JSONReader) throws(JSONError) -> Instance {
        ComponentInstance(try V(from: &json))
    }
}

/// The site's routes in the order of their registration, which the server's are in too. A chain, since an array of levels would bring
/// its own code for growing.
enum RouteTable {
    nonisolated(unsafe) private static var first: Level?
    nonisolated(unsafe) private static var last: Level?
    nonisolated(unsafe) private static var layout: Level?
    /// Reads what the server had against a form; set by sites that have actions.
    nonisolated(unsafe) static var takeRefusal: ((inout JSONReader) -> Void)?

    @inline(never)
    static func add(_ pattern: RoutePattern?, _ page: Level) {
        page.pattern = pattern
        page.outer = layout
        if let last { last.next = page } else { first = page }
        last = page
    }
    @inline(never)
    static func enter(_ inner: Level) {
        inner.outer = layout
        layout = inner
    }
    @inline(never)
    static func leave() { layout = layout?.outer }

    /// The part of the page that has this path, or 0.
    @inline(never)
    static func part(_ path: UnsafeBufferPointer<UInt8>) -> UInt {
        var route = first
        while let page = route {
            if let pattern = page.pattern, pattern.match(path) != nil { return page.part }
            route = page.next
        }
        return 0
    }

    /// The views of a page's data: `[route, key, layout, …, page]`.
    @inline(never)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> Instance? {
        var json = try JSONReader(bytes, limits: JSONLimits(takesPositional: true))
        try json.beginArray()
        guard try json.nextElement() else { return nil }
        let route = try Int(from: &json)
        var page = first
        var number = 0
        while number != route, page != nil {
            page = page?.next
            number &+= 1
        }
        guard let page, try json.nextElement() else { return nil }
        let key = try Int(from: &json)
        var views = Views()
        guard try views.decode(page, &json) else { return nil }
        if let takeRefusal, try json.nextElement() { takeRefusal(&json) }
        // Another address is another page, and begins with fresh state.
        views.innermost?.route = key
        return views.outermost
    }

    private struct Views {
        var outermost: Instance?
        var innermost: Instance?

        /// The views from the outermost layout to `level`.
        mutating func decode(_ level: Level, _ json: inout JSONReader) throws(JSONError) -> Bool {
            if let outer = level.outer, try !decode(outer, &json) { return false }
            guard try json.nextElement() else { return false }
            // Without data it is inert.
            let instance = try json.readNull() ? InertInstance() : level.decode(&json)
            if let innermost { innermost.outlet = instance } else { outermost = instance }
            innermost = instance
            return true
        }
    }
}
#endif
