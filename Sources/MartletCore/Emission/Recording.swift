/// The instructions of the bodies that are being recorded, used as a stack: a component is recorded at the end,
/// walked, and cut off again.
///
/// Static storage, because a recording belongs to the one thread of the browser. Natively, tests take turns.
package enum Recording {
    nonisolated(unsafe) package static var operations = GrowableBuffer<Operation>()
    nonisolated(unsafe) package static var bytes = GrowableBuffer<UInt8>()
    /// Components, handlers, effects, references and environment nodes, as operations name them by index.
    nonisolated(unsafe) package static var objects = ObjectBuffer<RecordedObject>()
    /// The component whose body is being recorded.
    nonisolated(unsafe) package static var instance: Instance?

    /// How far the recording has come; what is recorded later can be cut off again.
    package struct Mark {
        package let operations, bytes, objects: Int
    }

    @inline(__always)
    package static func object<T: RecordedObject>(_ operation: Operation, as type: T.Type) -> T {
        unsafeDowncast(objects[operation.location], to: T.self)
    }

    package static func mark() -> Mark {
        Mark(operations: operations.count, bytes: bytes.count, objects: objects.count)
    }

    @inline(never)
    package static func cut(to mark: Mark) {
        operations.count = mark.operations
        bytes.count = mark.bytes
        objects.cut(to: mark.objects)
    }
}

/// Something an operation refers to. A class, since Embedded Swift has no existentials of value types.
open class RecordedObject {
    /// What it is, where a slot alone does not tell.
    package enum Role { case block, instance, region, handler, effect, reference, environment }
    package let role: Role

    package init(_ role: Role) { self.role = role }

    /// Identifies the dynamic type. Embedded Swift has no `ObjectIdentifier(T.self)`; the first word of an object
    /// is its type's address in both builds.
    @inline(__always)
    package final var typeAddress: UInt {
        unsafeBitCast(self, to: UnsafePointer<UInt>.self).pointee
    }
}
