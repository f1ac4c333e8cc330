#if !Server
import Martlet

@_expose(wasm, "main") @_cdecl("main")
public func main() { mount(Counter()) }
#else
/// The native build has nothing to do here; an executable needs a beginning.
@main enum Nothing {
    static func main() {}
}
#endif
