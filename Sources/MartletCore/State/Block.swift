/// A recorded run of operations that is on the page: a component's body, a branch, or a row.
open class Block: RecordedObject {
    public init() { super.init(.block) }

    /// What its static part looks like.
    package var shape: Shape?
    /// Names it to the document.
    package var handle: Int32 = -1
    /// One for each operation that can change, in order. Not an array: its checks of uniqueness at each write cost more
    /// code than the patcher itself. The patcher allocates and releases them.
    package var slots: SlotStorage?
    /// Its key among the rows of a list.
    package var key = BlockKey()

    @inline(__always)
    package final func object<T: RecordedObject>(_ slot: Int, as type: T.Type) -> T {
        guard case .object(let object) = self[slot] else { fatalError() }
        return unsafeDowncast(object, to: T.self)
    }

    @inline(__always)
    package final subscript(slot: Int) -> Slot {
        get { slots.unsafelyUnwrapped[slot] }
        set { slots.unsafelyUnwrapped[slot] = newValue }
    }
}

package typealias SlotStorage = UnsafeMutablePointer<Slot>

/// The part of a block that can change. Which class an object has, its operation says: a case for each class would cost
/// 2 KB of code that copies and destroys them.
package enum Slot {
    case text(StoredText)
    case handler(() -> Void)
    /// An ``Instance``, ``Region``, ``Effect``, ``ElementRef`` or ``EnvironmentNode``.
    case object(RecordedObject)
}

/// A control-flow region: the branch that is shown, or the rows of a list.
package final class Region: RecordedObject {
    package var branch = 0
    package var children: [Block] = []
    package init() { super.init(.region) }
}

/// What identifies a row among its siblings.
package struct BlockKey {
    package var word: UInt
    /// The bytes of a text key, with their count in front (``Recorder/beginRow(key:)-(String)``).
    package var text: UnsafeMutablePointer<UInt8>?

    package init(word: UInt = 0, text: UnsafeMutablePointer<UInt8>? = nil) {
        self.word = word
        self.text = text
    }
}

/// A text as the document has it: up to eight bytes in place, more behind a pointer that the block frees.
package struct StoredText {
    package private(set) var count: Int
    private var bits: UInt64 = 0

    /// - Parameter count: -1 for an absent attribute.
    @inline(never)
    package init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        self.count = count
        if count > 8 {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
            copy.update(from: bytes, count: count)
            bits = UInt64(UInt(bitPattern: copy))
        } else {
            var i = 0
            while i < count {
                bits = bits << 8 | UInt64(bytes[i])
                i &+= 1
            }
        }
    }

    @inline(never)
    package func isEqual(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == self.count else { return false }
        if count > 8 {
            let copy = UnsafePointer<UInt8>(bitPattern: UInt(truncatingIfNeeded: bits)).unsafelyUnwrapped
            for i in 0..<count where copy[i] != bytes[i] { return false }
            return true
        }
        return bits == StoredText(bytes, count).bits
    }

    package func free() {
        if count > 8 { UnsafeMutablePointer<UInt8>(bitPattern: UInt(truncatingIfNeeded: bits))?.deallocate() }
    }
}
