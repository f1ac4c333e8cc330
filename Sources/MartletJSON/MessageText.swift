/// A message being put together from bytes. `String` interpolation and `+` cost the browser 25 KB.
struct MessageText {
    private var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    var string: String { bytes.withUnsafeBufferPointer { JSONReader.string($0) } }

    mutating func append(_ text: StaticString) {
        for i in 0..<text.utf8CodeUnitCount { bytes.append(text.utf8Start[i]) }
    }

    mutating func append(_ text: String) {
        text.withUTF8Bytes { for byte in $0 { bytes.append(byte) } }
    }

    /// A number that is not negative, with zeros before it to make so many digits.
    mutating func append(_ number: Int, digits: Int = 1) {
        var power = 1
        var length = 1
        while length < digits || number / power > 9 {
            power *= 10
            length += 1
        }
        while power > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
            power /= 10
        }
    }
}
