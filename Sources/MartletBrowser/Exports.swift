#if !Server
import MartletCore

// What `martlet.js` calls. Texts come through a buffer that the module lends.

nonisolated(unsafe) private var buffer = GrowableBuffer<UInt8>()

/// Room for `count` bytes of the next call's text.
@_expose(wasm, "buffer") @_cdecl("martlet_buffer")
public func lendBuffer(_ count: Int32) -> UnsafeMutablePointer<UInt8> {
    buffer.count = 0
    buffer.reserve(Int(count))
    return buffer.base
}

@inline(__always)
private func received(_ count: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: buffer.base, count: Int(count))
}

/// Adopts the server's page, whose data is in the buffer. False if the data does not fit this build.
@_expose(wasm, "hydrate") @_cdecl("martlet_hydrate")
public func hydrate(_ count: Int32) -> Bool {
    guard let view = try? RouteTable.decode(received(count)) else { return false }
    Runtime.start(view, hydrating: true)
    Runtime.flush()
    return true
}

/// Shows the page whose data is in the buffer. False if the data does not fit this build.
@_expose(wasm, "show") @_cdecl("martlet_show")
public func show(_ count: Int32) -> Bool {
    guard let view = try? RouteTable.decode(received(count)) else { return false }
    Runtime.show(view)
    Runtime.flush()
    return true
}

/// Names the part of the module that the page with the path in the buffer needs; 0 if no page has this path.
@_expose(wasm, "matches") @_cdecl("martlet_matches")
public func matches(_ count: Int32) -> UInt { RouteTable.part(received(count)) }

/// An event meets the handler in a block's slot.
@_expose(wasm, "fire") @_cdecl("martlet_fire")
public func fire(_ handle: Int32, _ slot: Int32) { Runtime.handle(Int(handle), Int(slot)) }

/// The end of a task.
@_expose(wasm, "flush") @_cdecl("martlet_flush")
public func flush() { Runtime.flush() }

/// A timer is due.
@_expose(wasm, "tick") @_cdecl("martlet_tick")
public func tick(_ id: Int32) { TimerTable.fire(Int(id)) }
#endif
