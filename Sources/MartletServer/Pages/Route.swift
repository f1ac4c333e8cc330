#if Server
import MartletCore
import Synchronization

/// A page and the layouts around it.
struct Route: Sendable {
    /// nil for an error page.
    let pattern: RoutePattern?
    /// The pattern as text: what metrics are counted under.
    let name: String?
    /// From the outermost to the innermost.
    private(set) var layouts: [LayoutLevel]
    let page: PageLevel
    let memory = RouteMemory()

    init<P: ServedPage>(_ type: P.Type) {
        pattern = P.pattern
        name = P.pattern.text.description
        layouts = []
        page = PageLevel(
            name: String(reflecting: type), isStatic: P.isStatic, access: P.access,
            load: { request, captures in
                var parameters = RouteParameters(captures: captures, query: request.query)
                return LoadedView(try await P.served(request, &parameters), head: { $0.head })
            }, fail: nil)
    }

    init<E: ErrorPageView>(errors type: E.Type) {
        pattern = nil
        name = nil
        layouts = []
        page = PageLevel(
            name: String(reflecting: type), isStatic: false, access: .everyone, load: { _, _ in throw NotFound() },
            fail: { LoadedView(E($0), head: { $0.head }) })
    }

    func inside(_ layout: LayoutLevel) -> Route {
        var route = self
        route.layouts.insert(layout, at: 0)
        return route
    }
}

/// What is known of a route from its last answer.
final class RouteMemory: Sendable {
    private let wasInteractive = Atomic(false)
    private let wasInert = Atomic(false)
    private let lastDataSize = Atomic(0)

    /// Whether the page needed its module. It will be fetched early the next time, should the page be slow.
    var isInteractive: Bool {
        get { wasInteractive.load(ordering: .relaxed) }
        set { if newValue != isInteractive { wasInteractive.store(newValue, ordering: .relaxed) } }
    }

    /// Whether the page itself needed nothing of the module: its layouts did.
    var isInert: Bool {
        get { wasInert.load(ordering: .relaxed) }
        set { if newValue != isInert { wasInert.store(newValue, ordering: .relaxed) } }
    }

    /// How many bytes its data took.
    var dataSize: Int {
        get { lastDataSize.load(ordering: .relaxed) }
        set { if newValue != dataSize { lastDataSize.store(newValue, ordering: .relaxed) } }
    }

    /// The head that was merged last. Most pages of a site have heads that never change, or seldom; to compare what the views have
    /// written with what they wrote the last time costs a twentieth of taking it apart again.
    let head = Mutex<MergedHead?>(nil)
}

struct PageLevel: Sendable {
    /// The page's type: `Components.HomePage`.
    let name: String
    let isStatic: Bool
    let access: Access
    let load: @Sendable (Request, [ArraySlice<String>]) async throws -> LoadedView
    /// Makes an error page.
    let fail: (@Sendable (Failure) -> LoadedView)?
}

/// One layout of the site. A class: its pages and its error page know each other by it.
final class LayoutLevel: Sendable {
    let load: @Sendable (Request) async throws -> LoadedView

    init<L: ServedLayout>(_ layout: L.Type) { load = { LoadedView(try await L.served($0), head: { $0.head }) } }
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
