#if !hasFeature(Embedded)
extension JSONNumber {
    /// Reads a decimal number of any length.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        Double(String(decoding: text, as: UTF8.self)) ?? .nan
    }

    /// The nearest `Float`; by way of `Double` it would be rounded twice.
    static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float {
        Float(String(decoding: text, as: UTF8.self)) ?? .nan
    }

    /// Writes the shortest decimal that reads back as `value`, which is finite; returns its length.
    static func format(
        _ value: some BinaryFloatingPoint & CustomStringConvertible, into buffer: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var text = value.description
        return text.withUTF8 { bytes in
            buffer.update(from: bytes.baseAddress.unsafelyUnwrapped, count: bytes.count)
            return bytes.count
        }
    }
}
#endif
