/// A recorded run of operations that is on the page: a component's body, a branch, or a row.
open class Block: RecordedObject {
    public init() { super.init(.block) }
    package override init(_ role: Role) { super.init(role) }

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
        unsafeDowncast(self[slot].object, to: T.self)
    }

    @inline(__always)
    package final subscript(slot: Int) -> Slot {
        get { slots.unsafelyUnwrapped[slot] }
        set { slots.unsafelyUnwrapped[slot] = newValue }
    }
}

package typealias SlotStorage = UnsafeMutablePointer<Slot>

/// The part of a block that can change: a text as the document has it, or an object. Plain data that the patcher frees;
/// an enum's cases would be copied and destroyed by 2 KB of code.
package struct Slot: BitwiseCopyable {
    /// Up to eight bytes of text, the address of more, or of the object.
    private var bits: UInt64 = 0
    /// The bytes of a text, -1 for an absent attribute, or ``object``.
    private var count: Int

    private static let object = -2

    /// Keeps the object alive until the slot is freed.
    @inline(never)
    package init(_ object: RecordedObject) {
        bits = UInt64(UInt(bitPattern: Unmanaged.passRetained(object).toOpaque()))
        count = Slot.object
    }

    /// - Parameter count: -1 for an absent attribute.
    @inline(never)
    package init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        self.count = count
        if count > 8 {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
            UnsafeMutableRawPointer(copy).copyMemory(from: bytes, byteCount: count)
            bits = UInt64(UInt(bitPattern: copy))
        } else {
            var i = 0
            while i < count {
                bits = bits << 8 | UInt64(bytes[i])
                i &+= 1
            }
        }
    }

    package var isObject: Bool { count == Slot.object }

    /// An ``Instance``, ``Region``, ``Handler``, ``Effect``, ``ElementRef`` or ``EnvironmentNode``: which, its operation says.
    package var object: RecordedObject {
        @inline(__always) get { Unmanaged.fromOpaque(address).takeUnretainedValue() }
    }

    /// Whether its text has these bytes.
    @inline(never)
    package func isEqual(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == self.count else { return false }
        guard count > 8 else { return bits == Slot(bytes, count).bits }
        return equalBytes(
            UnsafeRawBufferPointer(start: address, count: count), UnsafeRawBufferPointer(start: bytes, count: count))
    }

    @inline(never)
    package func free() {
        if count > 8 { UnsafeMutableRawPointer(mutating: address).deallocate() }
        if isObject { Unmanaged<RecordedObject>.fromOpaque(address).release() }
    }

    private var address: UnsafeRawPointer {
        UnsafeRawPointer(bitPattern: UInt(truncatingIfNeeded: bits)).unsafelyUnwrapped
    }
}

/// What runs when an event meets an element.
package final class Handler: RecordedObject {
    package let action: () -> Void
    /// As in ``EventOptions``.
    package let options: Int
    package init(_ options: Int, _ action: @escaping () -> Void) {
        self.options = options
        self.action = action
        super.init(.handler)
    }
}

/// A control-flow region: the branch that is shown, or the rows of a list.
package final class Region: RecordedObject {
    package var branch = 0
    package var children = ObjectBuffer<Block>()
    package init() { super.init(.region) }
    deinit { children.free() }
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
