#if !Server
import Martlet

/// Called once, before anything else: makes the site's routes known.
@_expose(wasm, "main") @_cdecl("martlet_main")
public func main() { _ = BenchmarkSite().routes }
#endif
