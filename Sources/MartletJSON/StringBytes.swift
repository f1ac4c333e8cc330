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
