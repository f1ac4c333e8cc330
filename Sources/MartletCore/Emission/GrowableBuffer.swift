/// A growable run of plain values, without the uniqueness and bounds checks of an array on each append.
package struct GrowableBuffer<Element: BitwiseCopyable> {
    package private(set) var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    package var count = 0

    package init() {
        capacity = 64
        base = .allocate(capacity: capacity)
    }

    @inline(__always)
    package subscript(index: Int) -> Element {
        get { base[index] }
        nonmutating set { base[index] = newValue }
    }

    @inline(never)
    package mutating func reserve(_ additional: Int) {
        guard count &+ additional > capacity else { return }
        let grown = (count &+ additional) &* 2
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: grown)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = grown
    }

    @inline(__always)
    package mutating func append(_ element: Element) {
        if count == capacity { reserve(1) }
        base[count] = element
        count &+= 1
    }

    /// Gives the memory back; the buffer must not be used any more.
    package func free() { base.deallocate() }

    @inline(never)
    package mutating func append(_ elements: UnsafePointer<Element>, _ additional: Int) {
        reserve(additional)
        (base + count).update(from: elements, count: additional)
        count &+= additional
    }
}
