#if !Server
// What `martlet.js` gives to the module. Each is linked only into programs that use it.
// swift-format-ignore-file

@_extern(wasm, module: "m", name: "flush") @_extern(c)
func importFlush(_ commands: UnsafePointer<Int32>, _ count: Int32, _ text: UnsafePointer<UInt8>, _ textCount: Int32)
@_extern(wasm, module: "m", name: "shape") @_extern(c)
func importShape(
    _ id: Int32, _ html: UnsafePointer<UInt8>, _ htmlCount: Int32, _ program: UnsafePointer<Int32>,
    _ programCount: Int32)
@_extern(wasm, module: "m", name: "number") @_extern(c)
func importEventNumber(_ path: UnsafePointer<UInt8>, _ count: Int32) -> Double
@_extern(wasm, module: "m", name: "text") @_extern(c)
func importEventText(_ path: UnsafePointer<UInt8>, _ count: Int32, _ isField: Int32) -> Int32
@_extern(wasm, module: "m", name: "call") @_extern(c)
func importEventCall(_ method: UnsafePointer<UInt8>, _ count: Int32)
@_extern(wasm, module: "m", name: "node") @_extern(c)
func importNodeCall(_ handle: Int32, _ slot: Int32, _ method: UnsafePointer<UInt8>, _ count: Int32)
@_extern(wasm, module: "m", name: "timer") @_extern(c)
func importTimer(_ id: Int32, _ milliseconds: Int32) -> Int32
@_extern(wasm, module: "m", name: "untimer") @_extern(c)
func importUntimer(_ timer: Int32)
@_extern(wasm, module: "m", name: "document") @_extern(c)
func importDocument(_ name: UnsafePointer<UInt8>, _ count: Int32, _ value: UnsafePointer<UInt8>, _ valueCount: Int32)
@_extern(wasm, module: "m", name: "send") @_extern(c)
func importSend(_ number: Int32, _ call: UnsafePointer<UInt8>, _ count: Int32)

@_extern(wasm, module: "m", name: "log") @_extern(c)
func importLog(_ text: UnsafePointer<UInt8>, _ count: Int32)

/// Room for `count` bytes of a text that the document has for the module.
@_expose(wasm, "buffer") @_cdecl("martlet_buffer")
public func lendBuffer(_ count: Int32) -> UnsafeMutablePointer<UInt8> {
    DOM.buffer.reserve(Int(count))
    return DOM.buffer.base
}

/// The document, as the browser's half reaches it.
package enum DOM {
    @inline(__always)
    package static func flush(
        _ commands: UnsafePointer<Int32>, _ count: Int, _ text: UnsafePointer<UInt8>, _ textCount: Int
    ) {
        importFlush(commands, Int32(count), text, Int32(textCount))
    }
    @inline(__always)
    package static func shape(
        _ id: Int32, _ html: UnsafePointer<UInt8>, _ htmlCount: Int, _ program: UnsafePointer<Int32>,
        _ programCount: Int
    ) {
        importShape(id, html, Int32(htmlCount), program, Int32(programCount))
    }
    @inline(__always)
    package static func eventNumber(_ path: UnsafePointer<UInt8>, _ count: Int) -> Double {
        importEventNumber(path, Int32(count))
    }
    @inline(__always)
    package static func eventText(_ path: UnsafePointer<UInt8>, _ count: Int, _ isField: Bool) -> Int {
        Int(importEventText(path, Int32(count), isField ? 1 : 0))
    }
    /// The text that the last call has left in the buffer.
    @inline(never)
    package static func takeText(_ count: Int) -> String { String(wellFormed: received(count)) }

    /// What the document has written into ``buffer``.
    package static func received(_ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: buffer.base, count: count)
    }

    /// Texts for the module come through here: the document asks for room, fills it, and says how many bytes there are.
    nonisolated(unsafe) package static var buffer = GrowableBuffer<UInt8>()
    @inline(__always)
    package static func eventCall(_ method: UnsafePointer<UInt8>, _ count: Int) {
        importEventCall(method, Int32(count))
    }
    @inline(__always)
    package static func nodeCall(_ handle: Int32, _ slot: Int, _ method: StaticString) {
        importNodeCall(handle, Int32(slot), method.utf8Start, Int32(method.utf8CodeUnitCount))
    }
    /// Calls ``TimerTable/fire(_:)`` every so often.
    package static func timer(_ id: Int, _ milliseconds: Int) -> Int32 { importTimer(Int32(id), Int32(milliseconds)) }
    package static func stopTimer(_ timer: Int32) { importUntimer(timer) }
    @inline(never)
    package static func setDocument(_ name: StaticString, _ value: String) {
        value.withUTF8Bytes { bytes in
            importDocument(
                name.utf8Start, Int32(name.utf8CodeUnitCount), bytes.baseAddress.unsafelyUnwrapped, Int32(bytes.count))
        }
    }
    /// Sends an action; the answer comes as the timer of that number does.
    package static func send(_ number: Int, _ call: String) {
        call.withUTF8Bytes { importSend(Int32(number), $0.baseAddress.unsafelyUnwrapped, Int32($0.count)) }
    }
    package static func log(_ text: StaticString) { importLog(text.utf8Start, Int32(text.utf8CodeUnitCount)) }
}
#endif
