import MartletCore

/// Shows a view in a page without a server's half: for a single component on a static page.
///
///     @_expose(wasm, "main") @_cdecl("main") public func main() { mount(Counter()) }
@inline(never)
public func mount<V: View>(_ view: V) {
    Runtime.start(ComponentInstance(view), hydrating: false)
    Runtime.flush()
}
