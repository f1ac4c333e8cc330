#if Server
import MartletCore

/// A page and the layouts around it.
struct Route: Sendable {
    /// nil for an error page.
    let pattern: RoutePattern?
    /// From the outermost to the innermost.
    private(set) var layouts: [LayoutLevel]
    let page: PageLevel

    init<P: ServedPage>(_ type: P.Type) {
        pattern = P.pattern
        layouts = []
        page = PageLevel(
            isStatic: P.isStatic,
            load: { request, captures in
                var parameters = RouteParameters(captures: captures, query: request.query)
                return LoadedView(try await P.served(request, &parameters), head: \.head)
            }, fail: nil)
    }

    init<E: ErrorPageView>(errors type: E.Type) {
        pattern = nil
        layouts = []
        page = PageLevel(
            isStatic: false, load: { _, _ in throw NotFound() },
            fail: { LoadedView(E($0), head: \.head) })
    }

    func inside<L: ServedLayout>(_ layout: L.Type) -> Route {
        var route = self
        route.layouts.insert(LayoutLevel { LoadedView(try await L.served($0), head: \.head) }, at: 0)
        return route
    }
}

struct PageLevel: Sendable {
    let isStatic: Bool
    let load: @Sendable (Request, [ArraySlice<String>]) async throws -> LoadedView
    /// Makes an error page.
    let fail: (@Sendable (Failure) -> LoadedView)?
}

struct LayoutLevel: Sendable {
    let load: @Sendable (Request) async throws -> LoadedView

    init(load: @escaping @Sendable (Request) async throws -> LoadedView) { self.load = load }
}

/// A layout or a page with its data: ready to be written as HTML, as head and as JSON.
///
/// Unchecked: a view is data that its loader made and nobody else has.
struct LoadedView: @unchecked Sendable {
    let emit: () -> Void
    let emitHead: () -> Void
    let encode: (inout JSONWriter) -> Void

    init<V: View & JSONCodable, H: View>(_ view: V, head: @escaping (V) -> H) {
        emit = { _ = Listener.component(view) }
        emitHead = { _ = head(view) }
        encode = { $0.write(view) }
    }
}
#endif
