/// A growable run of plain values, without the uniqueness and bounds checks of an array on each append. What grows and
/// copies is one function for all types, and an empty buffer is a constant: a global one needs no initialiser.
package struct GrowableBuffer<Element: BitwiseCopyable> {
    private var storage = GrowableStorage()

    package init() {}

    package var base: UnsafeMutablePointer<Element> {
        @inline(__always) get { UnsafeMutablePointer(bitPattern: storage.address).unsafelyUnwrapped }
    }

    package var count: Int {
        @inline(__always) get { storage.count }
        @inline(__always) set { storage.count = newValue }
    }

    @inline(__always)
    package subscript(index: Int) -> Element {
        get { base[index] }
        nonmutating set { base[index] = newValue }
    }

    @inline(__always)
    package mutating func reserve(_ additional: Int) {
        storage.reserve(additional, stride: MemoryLayout<Element>.stride)
    }

    @inline(__always)
    package mutating func append(_ element: Element) {
        if storage.count == storage.capacity { reserve(1) }
        base[storage.count] = element
        storage.count &+= 1
    }

    @inline(__always)
    package mutating func append(_ elements: UnsafePointer<Element>, _ additional: Int) {
        storage.append(UnsafeRawPointer(elements), additional, stride: MemoryLayout<Element>.stride)
    }

    /// Gives the memory back; the buffer must not be used any more.
    @inline(__always)
    package func free() { storage.free() }
}

/// What a buffer of any type has in common with the others.
private struct GrowableStorage {
    /// Of no memory yet, but of some place: a pointer is never null.
    var address: UInt = 16
    var capacity = 0
    var count = 0

    @inline(never)
    mutating func reserve(_ additional: Int, stride: Int) {
        guard count &+ additional > capacity else { return }
        let grown = (count &+ additional) &* 3 / 2 &+ 8
        // In units of eight bytes, which are aligned for all that is kept here.
        let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: (grown &* stride) / 8 &+ 1)
        UnsafeMutableRawPointer(moved).copyMemory(from: pointer, byteCount: count &* stride)
        free()
        address = UInt(bitPattern: moved)
        capacity = grown
    }

    @inline(never)
    mutating func append(_ elements: UnsafeRawPointer, _ additional: Int, stride: Int) {
        reserve(additional, stride: stride)
        (pointer + count &* stride).copyMemory(from: elements, byteCount: additional &* stride)
        count &+= additional
    }

    @inline(never)
    func free() { if capacity > 0 { pointer.deallocate() } }

    private var pointer: UnsafeMutableRawPointer {
        @inline(__always) get { UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped }
    }
}
