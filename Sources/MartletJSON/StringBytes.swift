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
    /// Whether both are the same UTF-8 bytes: `==` would compare by Unicode's equivalence, with its tables.
    func hasSameBytes(as other: String) -> Bool {
        var isSame = false
        withUTF8Bytes { mine in
            other.withUTF8Bytes { theirs in
                isSame = mine.count == theirs.count
                for i in 0..<mine.count where isSame { isSame = mine[i] == theirs[i] }
            }
        }
        return isSame
    }
}
