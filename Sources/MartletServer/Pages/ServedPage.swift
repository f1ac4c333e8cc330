#if Server
import MartletCore

/// The server's half of a ``Page``: where its data comes from.
///
/// Write `static func load(_ request: Request, …) async throws -> Self` in an extension; `@Page` makes `served` call it with
/// the parameters of the address. A page without data needs no `load`.
public protocol ServedPage: Page {
    /// Reads the parameters and calls `load`. Written by `@Page`.
    static func served(_ request: Request, _ parameters: inout RouteParameters) async throws -> Self
    /// `@Page("/about", static: true)`: the page is sent without data and without wasm; links and forms do their work.
    static var isStatic: Bool { get }
    /// `@Page("/settings", access: .member)`: who may see the page; ``Site/authorize(_:for:)`` is asked before it is loaded.
    static var access: Access { get }
}

/// A page that is never shown by the browser's half.
public protocol UnhydratedPage: ServedPage {}

/// The server's half of a layout: its `load` runs beside those of the other layouts and of the page.
public protocol ServedLayout: LayoutView {
    static func served(_ request: Request) async throws -> Self
}

extension PageWithoutData {
    public static func load(_ request: Request) async throws -> Self { Self() }
}
#endif
