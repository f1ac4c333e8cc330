/// A recorded run of operations that is on the page: a component's body, a branch, or a row.
open class Block: RecordedObject {
    public init() { super.init(.block) }
    package override init(_ role: Role) { super.init(role) }

    /// What its static part looks like.
    package final var shape: Shape?
    /// Names it to the document.
    package final var handle: Int32 = -1
    /// One for each operation that can change, in order. Not an array: its checks of uniqueness at each write cost more
    /// code than the patcher itself. The patcher allocates and releases them.
    package final var slots: SlotStorage?
    /// Its key among the rows of a list.
    package final var key = BlockKey()

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

/// The part of a block that can change: a text as the document has it, an object, or a handler. Two words of plain data, since
/// a list has as many as it has cells. Which of the three it is, its shape knows (``SlotKind``); the patcher frees it.
package struct Slot: BitwiseCopyable {
    /// A short text's bytes, the address of a longer one or of the object, or the handler's context.
    private let word: UInt
    /// The bytes of a text, -1 for an absent attribute; or the handler's function.
    private let count: Int

    private static let short = MemoryLayout<UInt>.size

    /// Keeps the object alive until the slot is freed.
    @inline(never)
    package init(_ object: RecordedObject) {
        word = UInt(bitPattern: Unmanaged.passRetained(object).toOpaque())
        count = 0
    }

    /// - Parameter count: -1 for an absent attribute.
    @inline(never)
    package init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        self.count = count
        if count > Slot.short {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
            UnsafeMutableRawPointer(copy).copyMemory(from: bytes, byteCount: count)
            word = UInt(bitPattern: copy)
        } else {
            var packed: UInt = 0
            var i = 0
            while i < count {
                packed = packed << 8 | UInt(bytes[i])
                i &+= 1
            }
            word = packed
        }
    }

    /// Takes the handler over.
    @inline(__always)
    package init(_ handler: Handler) {
        word = handler.context
        count = Int(bitPattern: handler.function)
    }

    /// An ``Instance``, ``Region``, ``Effect``, ``ElementRef`` or ``EnvironmentNode``: which, its operation says.
    package var object: RecordedObject {
        @inline(__always) get { Unmanaged.fromOpaque(address).takeUnretainedValue() }
    }

    package var handler: Handler {
        @inline(__always) get { Handler(function: UInt(bitPattern: count), context: word) }
    }

    /// Whether its text has these bytes.
    @inline(never)
    package func isEqual(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == self.count else { return false }
        guard count > Slot.short else { return word == Slot(bytes, count).word }
        return equalBytes(
            UnsafeRawBufferPointer(start: address, count: count), UnsafeRawBufferPointer(start: bytes, count: count))
    }

    @inline(never)
    package func free(_ kind: SlotKind) {
        if kind == .text {
            if count > Slot.short { UnsafeMutableRawPointer(mutating: address).deallocate() }
        } else if word != 0 {
            // A handler's context is counted as any object.
            Unmanaged<RecordedObject>.fromOpaque(address).release()
        }
    }

    private var address: UnsafeRawPointer { UnsafeRawPointer(bitPattern: word).unsafelyUnwrapped }
}

/// What a slot holds; of a handler also how it listens.
package struct SlotKind: BitwiseCopyable, Equatable {
    private let byte: UInt8
    private init(byte: UInt8) { self.byte = byte }

    package static let text = SlotKind(byte: 0)
    package static let object = SlotKind(byte: 1)
    /// - Parameter options: As in ``EventOptions``.
    package static func handler(_ options: Int) -> SlotKind {
        SlotKind(byte: 16 | UInt8(truncatingIfNeeded: options))
    }

    /// `nil` if it is no handler.
    package var options: Int? { byte >= 16 ? Int(byte & 15) : nil }
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
