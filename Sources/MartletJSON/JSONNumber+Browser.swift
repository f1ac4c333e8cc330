#if hasFeature(Embedded)
// JavaScript reads and writes decimals exactly, and is there already. The Embedded standard library cannot read them
// and needs 8 KB to write them. Both are imports that a module has only if it uses them.

/// `Number(text)` of `count` ASCII bytes at `text`.
@_extern(wasm, module: "m", name: "parse") @_extern(c, "martlet_parse_number")
private func martletParseNumber(_ text: UnsafePointer<UInt8>, _ count: Int) -> Double

/// Writes `String(value)` to `buffer`, which holds 32 bytes, and returns its length.
@_extern(wasm, module: "m", name: "format") @_extern(c, "martlet_format_number")
private func martletFormatNumber(_ value: Double, _ buffer: UnsafeMutablePointer<UInt8>) -> Int

extension JSONNumber {
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        martletParseNumber(text.baseAddress.unsafelyUnwrapped, text.count)
    }

    static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float { Float(double(text)) }

    static func format(_ value: Double, into buffer: UnsafeMutablePointer<UInt8>) -> Int {
        martletFormatNumber(value, buffer)
    }

    /// As a `Double`: more digits than the shortest, and it reads back the same.
    static func format(_ value: Float, into buffer: UnsafeMutablePointer<UInt8>) -> Int {
        format(Double(value), into: buffer)
    }
}
#endif
