import CMartlet

/// The instructions of the bodies that are being recorded, used as a stack: a component is recorded at the end,
/// walked, and cut off again.
///
/// Static storage, because a recording belongs to the one thread of the browser. Natively, tests take turns.
package enum Recording {
    nonisolated(unsafe) package static var operations = GrowableBuffer<Operation>()
    nonisolated(unsafe) package static var bytes = GrowableBuffer<UInt8>()
    nonisolated(unsafe) package static var handlers = GrowableBuffer<Handler>()
    /// Components, effects, references and environment nodes, as operations name them by index.
    nonisolated(unsafe) package static var objects = ObjectBuffer<RecordedObject>()
    /// The component whose body is being recorded.
    nonisolated(unsafe) package static var instance: Instance?
    /// The rows on the page that the list being recorded probably is, where in them it has come to, and how many lists it is in.
    nonisolated(unsafe) static var rows: Region?
    nonisolated(unsafe) static var nextRow = 0
    nonisolated(unsafe) static var listDepth = 0
    /// The address of the component that the row being recorded is on the page, if it is one and nothing else; or zero.
    nonisolated(unsafe) static var known: UInt = 0

    /// How far the recording has come; what is recorded later can be cut off again.
    package struct Mark {
        package let operations, bytes, handlers, objects: Int
    }

    @inline(__always)
    package static func object<T: RecordedObject>(_ operation: Operation, as type: T.Type) -> T {
        unsafeDowncast(objects[operation.location], to: T.self)
    }

    package static func mark() -> Mark {
        martlet_clear_stack()
        return Mark(
            operations: operations.count, bytes: bytes.count, handlers: handlers.count, objects: objects.count)
    }

    /// Whether one of the rows on the page has the key of a recorded row.
    @inline(never)
    package static func hasKey(_ region: Region, _ index: Int, _ row: Int) -> Bool {
        let operation = operations[row]
        let key = region.children.with(index) { $0.key }
        guard key.word == operation.name else { return false }
        guard operation.location >= 0, let text = key.text else { return (operation.location < 0) == (key.text == nil) }
        let other = bytes.base + operation.location
        let count = keyLength(text)
        return equalBytes(
            UnsafeRawBufferPointer(start: text, count: count), UnsafeRawBufferPointer(start: other, count: count))
    }

    /// The bytes of a text key, those of the number in front included, which says how many there are.
    package static func keyLength(_ key: UnsafeMutablePointer<UInt8>) -> Int {
        4 &+ Int(UnsafeRawPointer(key).loadUnaligned(as: Int32.self))
    }

    /// Finds the component that a row of this key probably is: the next one on the page, or the one after it where one was taken
    /// out. Most rows of most lists are where they were.
    @inline(never)
    static func findKnown(_ row: Int) {
        known = 0
        guard listDepth == 1, let rows else { return }
        var i = nextRow
        while i < rows.children.count, i <= nextRow &+ 1 {
            if hasKey(rows, i, row) {
                nextRow = i &+ 1
                if rows.children.with(i, { $0.role == .instance }) { known = rows.children.address(i) }
                return
            }
            i &+= 1
        }
    }

    /// That component, for the first in the row that asks.
    static func takeKnown() -> RecordedObject? {
        guard let address = UnsafeRawPointer(bitPattern: known) else { return nil }
        known = 0
        return Unmanaged.fromOpaque(address).takeUnretainedValue()
    }

    @inline(never)
    package static func cut(to mark: Mark) {
        operations.count = mark.operations
        bytes.count = mark.bytes
        while handlers.count > mark.handlers {
            handlers.count &-= 1
            handlers[handlers.count].release()
        }
        objects.cut(to: mark.objects)
    }

    /// Gives a recorded handler to a slot, without counting.
    package static func takeHandler(_ operation: Operation) -> Slot {
        let handler = handlers[operation.location]
        handlers[operation.location] = Handler(function: 0, context: 0)
        return Slot(handler)
    }
}

/// Something an operation refers to. A class, since Embedded Swift has no existentials of value types.
open class RecordedObject {
    /// What it is, where a slot alone does not tell.
    package enum Role { case block, instance, region, effect, reference, environment }
    package final let role: Role

    package init(_ role: Role) { self.role = role }

    /// Identifies the dynamic type. Embedded Swift has no `ObjectIdentifier(T.self)`; the first word of an object
    /// is its type's address in both builds.
    @inline(__always)
    package final var typeAddress: UInt {
        unsafeBitCast(self, to: UnsafePointer<UInt>.self).pointee
    }
}
