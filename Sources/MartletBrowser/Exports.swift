#if !Server
import MartletCore

// What `martlet.js` calls. Texts come through the buffer of ``DOM``.

/// Adopts the server's page, whose data is in the buffer. False if the data does not fit this build.
@_expose(wasm, "hydrate") @_cdecl("martlet_hydrate")
public func hydrate(_ count: Int32) -> Bool {
    guard let view = try? RouteTable.decode(DOM.received(Int(count))) else {
        #if DEBUG
        DOM.log(
            "The page's data does not fit its views, and the page stays plain. An Int has 32 bits in the browser; is one larger?"
        )
        #endif
        return false
    }
    Runtime.start(view, hydrating: true)
    Runtime.flush()
    return true
}

/// Shows the page whose data is in the buffer. False if the data does not fit this build.
@_expose(wasm, "show") @_cdecl("martlet_show")
public func show(_ count: Int32) -> Bool {
    guard let view = try? RouteTable.decode(DOM.received(Int(count))) else { return false }
    Runtime.show(view)
    Runtime.flush()
    return true
}

/// Names the part of the module that the page with the path in the buffer needs; 0 if no page has this path.
@_expose(wasm, "matches") @_cdecl("martlet_matches")
public func matches(_ count: Int32) -> UInt { RouteTable.part(DOM.received(Int(count))) }

/// An event meets the handler in a block's slot. True if it goes no further.
@_expose(wasm, "fire") @_cdecl("martlet_fire")
public func fire(_ handle: Int32, _ slot: Int32) -> Bool { Runtime.handle(Int(handle), Int(slot)) }

/// The end of a task.
@_expose(wasm, "flush") @_cdecl("martlet_flush")
public func flush() { Runtime.flush() }

/// A timer is due.
@_expose(wasm, "tick") @_cdecl("martlet_tick")
public func tick(_ id: Int32) { TimerTable.fire(Int(id)) }
#endif
