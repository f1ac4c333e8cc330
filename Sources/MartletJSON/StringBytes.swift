#if hasFeature(Embedded)
extension String {
    /// Calls `body` with the UTF-8 bytes. (What `utf8` and `withUTF8` do for strings that are not contiguous, which are none
    /// here, would cost 5 KB, and the library's access is made anew for each closure, at half a kilobyte.)
    @inline(__always)
    public func withUTF8Bytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        var room: ShortText = (0, 0)
        return withUnsafeMutableBytes(of: &room) { room in
            defer { withExtendedLifetime(self) {} }
            return body(utf8Bytes(room))
        }
    }

    /// The UTF-8 bytes, where they are for as long as the string lives, or in `room` if they are few: a short string has no
    /// memory of its own.
    @inline(never)
    public func utf8Bytes(_ room: UnsafeMutableRawBufferPointer) -> UnsafeBufferPointer<UInt8> {
        utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.count <= MemoryLayout<ShortText>.size else { return bytes }
            let start = room.baseAddress.unsafelyUnwrapped
            if let own = bytes.baseAddress { start.copyMemory(from: own, byteCount: bytes.count) }
            return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: bytes.count)
        }.unsafelyUnwrapped
    }
}

/// Room for the longest string that keeps its bytes in itself.
public typealias ShortText = (UInt64, UInt64)
#else
extension String {
    /// Calls `body` with the UTF-8 bytes.
    @inlinable
    public func withUTF8Bytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        // Without a copy that could be changed, which retains: native strings are contiguous.
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
#endif

extension String {
    /// Byte equality with a literal. `==` compares by Unicode's rules, whose tables weigh 21 KB in the browser.
    @inline(never)
    public func isEqual(to literal: StaticString) -> Bool {
        withUTF8Bytes { bytes in
            isSame(bytes, UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        }
    }

    /// Byte equality, without Unicode's tables.
    @inline(never)
    public func hasSameBytes(as other: String) -> Bool {
        withUTF8Bytes { bytes in other.withUTF8Bytes { isSame(bytes, $0) } }
    }

    /// Whether the text stands in front of `other` in the order of their bytes, which is that of Unicode's scalars: to sort by.
    @inline(never) @_effects(releasenone)
    public func precedes(_ other: String) -> Bool {
        withUTF8Bytes { bytes in
            other.withUTF8Bytes { others in
                var i = 0
                while i < bytes.count, i < others.count {
                    if bytes[i] != others[i] { return bytes[i] < others[i] }
                    i &+= 1
                }
                return bytes.count < others.count
            }
        }
    }

    /// Whether the text begins with the bytes of `prefix`.
    @inline(never)
    public func hasBytePrefix(_ prefix: String) -> Bool {
        withUTF8Bytes { bytes in
            prefix.withUTF8Bytes { prefix in
                prefix.count <= bytes.count
                    && isSame(UnsafeBufferPointer(start: bytes.baseAddress, count: prefix.count), prefix)
            }
        }
    }

    /// Whether the bytes of `part` stand somewhere in the text, ASCII letters in either case: for a filter as one types.
    @inline(never)
    public func contains(ignoringCase part: String) -> Bool {
        withUTF8Bytes { text in
            part.withUTF8Bytes { part in
                guard part.count <= text.count else { return false }
                for start in 0...(text.count &- part.count) {
                    var i = 0
                    while i < part.count, lowercase(text[start &+ i]) == lowercase(part[i]) { i &+= 1 }
                    if i == part.count { return true }
                }
                return false
            }
        }
    }

    /// A string of UTF-8 that is known to be well-formed. `String(decoding:)` and the initialisers with a closure would
    /// bring their machinery for repairs into the browser: 4 KB.
    package init(wellFormed utf8: UnsafeBufferPointer<UInt8>) {
        #if hasFeature(Embedded)
        self = String(copying: UTF8Span(unchecked: Span(_unsafeElements: utf8)))
        #else
        self = String(validating: utf8, as: UTF8.self) ?? ""
        #endif
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
            return String(
                wellFormed: UnsafeBufferPointer(start: digits.baseAddress.unsafelyUnwrapped + i, count: 20 &- i))
        }
    }
}

private func isSame(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
}

private func lowercase(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 0x20 : byte }
