#if hasFeature(Embedded)
extension String {
    /// Calls `body` with the UTF-8 bytes. Strings are always contiguous here, and what `withUTF8` does for those that
    /// are not would cost 5 KB.
    func withUTF8Bytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        utf8.withContiguousStorageIfAvailable(body).unsafelyUnwrapped
    }
}
#else
extension String {
    /// Calls `body` with the UTF-8 bytes.
    func withUTF8Bytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var copy = self
        copy.withUTF8(body)
    }
}
#endif

extension String {
    /// A string of UTF-8 that is known to be well-formed. `String(decoding:)` and the initialisers with a closure would
    /// bring their machinery for repairs into the browser: 4 KB.
    package init(wellFormed utf8: UnsafeBufferPointer<UInt8>) {
        self = String(validating: utf8, as: UTF8.self) ?? ""
    }

    /// The decimal digits of a number. `String(_:)` serves every radix and integer type, at 1 KB.
    @inline(never)
    package init(decimal number: Int) {
        self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var i = 20
            var rest = number.magnitude
            repeat {
                i &-= 1
                digits[i] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                i &-= 1
                digits[i] = UInt8(ascii: "-")
            }
            return String(wellFormed: UnsafeBufferPointer(start: digits.baseAddress.unsafelyUnwrapped + i, count: 20 &- i))
        }
    }
}
