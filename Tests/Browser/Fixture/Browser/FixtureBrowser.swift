#if !Server
import BrowserFixture
import Martlet

/// Called once, before anything else: makes the site's routes known.
@_expose(wasm, "main") @_cdecl("martlet_main")
public func main() { _ = FixtureSite().routes }
#endif
