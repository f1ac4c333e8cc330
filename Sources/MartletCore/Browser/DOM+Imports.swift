#if !Server
// What `martlet.js` gives to the module. Each is linked only into programs that use it.
// swift-format-ignore-file

@_extern(wasm, module: "m", name: "flush") @_extern(c)
func importFlush(_ commands: UnsafePointer<Int32>, _ count: Int32, _ text: UnsafePointer<UInt8>, _ textCount: Int32)
@_extern(wasm, module: "m", name: "shape") @_extern(c)
func importShape(_ id: Int32, _ html: UnsafePointer<UInt8>, _ htmlCount: Int32, _ program: UnsafePointer<Int32>, _ programCount: Int32)
@_extern(wasm, module: "m", name: "number") @_extern(c)
func importEventNumber(_ path: UnsafePointer<UInt8>, _ count: Int32) -> Double
@_extern(wasm, module: "m", name: "text") @_extern(c)
func importEventText(_ path: UnsafePointer<UInt8>, _ count: Int32, _ isField: Int32) -> Int32
@_extern(wasm, module: "m", name: "take") @_extern(c)
func importTake(_ target: UnsafeMutablePointer<UInt8>)
@_extern(wasm, module: "m", name: "call") @_extern(c)
func importEventCall(_ method: UnsafePointer<UInt8>, _ count: Int32)
@_extern(wasm, module: "m", name: "node") @_extern(c)
func importNodeCall(_ handle: Int32, _ slot: Int32, _ method: UnsafePointer<UInt8>, _ count: Int32)
@_extern(wasm, module: "m", name: "timer") @_extern(c)
func importTimer(_ id: Int32, _ milliseconds: Int32, _ repeats: Int32) -> Int32
@_extern(wasm, module: "m", name: "untimer") @_extern(c)
func importUntimer(_ timer: Int32)
@_extern(wasm, module: "m", name: "document") @_extern(c)
func importDocument(_ name: UnsafePointer<UInt8>, _ count: Int32, _ value: UnsafePointer<UInt8>, _ valueCount: Int32)
@_extern(wasm, module: "m", name: "send") @_extern(c)
func importSend(_ number: Int32, _ call: UnsafePointer<UInt8>, _ count: Int32)

@_extern(wasm, module: "m", name: "log") @_extern(c)
func importLog(_ text: UnsafePointer<UInt8>, _ count: Int32)

/// The document, as the browser's half reaches it.
package enum DOM {
    @inline(__always)
    package static func flush(_ commands: UnsafePointer<Int32>, _ count: Int, _ text: UnsafePointer<UInt8>, _ textCount: Int) {
        importFlush(commands, Int32(count), text, Int32(textCount))
    }
    @inline(__always)
    package static func shape(_ id: Int32, _ html: UnsafePointer<UInt8>, _ htmlCount: Int, _ program: UnsafePointer<Int32>, _ programCount: Int) {
        importShape(id, html, Int32(htmlCount), program, Int32(programCount))
    }
    @inline(__always)
    package static func eventNumber(_ path: UnsafePointer<UInt8>, _ count: Int) -> Double { importEventNumber(path, Int32(count)) }
    @inline(__always)
    package static func eventText(_ path: UnsafePointer<UInt8>, _ count: Int, _ isField: Bool) -> Int {
        Int(importEventText(path, Int32(count), isField ? 1 : 0))
    }
    /// The text that the last call left for the module.
    @inline(never)
    package static func takeText(_ count: Int) -> String {
        guard count > 0 else { return "" }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer in
            importTake(buffer.baseAddress.unsafelyUnwrapped)
            return String(wellFormed: UnsafeBufferPointer(buffer))
        }
    }
    @inline(__always)
    package static func eventCall(_ method: UnsafePointer<UInt8>, _ count: Int) { importEventCall(method, Int32(count)) }
    @inline(__always)
    package static func nodeCall(_ handle: Int32, _ slot: Int, _ method: StaticString) {
        importNodeCall(handle, Int32(slot), method.utf8Start, Int32(method.utf8CodeUnitCount))
    }
    package static func timer(_ id: Int, _ milliseconds: Int, _ repeats: Bool) -> Int32 {
        importTimer(Int32(id), Int32(milliseconds), repeats ? 1 : 0)
    }
    package static func stopTimer(_ timer: Int32) { importUntimer(timer) }
    @inline(never)
    package static func setDocument(_ name: StaticString, _ value: String) {
        value.utf8.withContiguousStorageIfAvailable { bytes in
            // A text without bytes has no address, and any will do.
            importDocument(
                name.utf8Start, Int32(name.utf8CodeUnitCount), bytes.baseAddress ?? name.utf8Start, Int32(bytes.count))
        }
    }
    /// Sends an action; the answer comes as the timer of that number does.
    package static func send(_ number: Int, _ call: String) {
        call.withUTF8Bytes { importSend(Int32(number), $0.baseAddress.unsafelyUnwrapped, Int32($0.count)) }
    }
    package static func log(_ text: StaticString) { importLog(text.utf8Start, Int32(text.utf8CodeUnitCount)) }
}
#endif
