#if !Server
import Martlet

@_expose(wasm, "main") @_cdecl("main")
public func main() { mount(Counter()) }
#endif
