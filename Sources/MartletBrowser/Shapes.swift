import MartletCore

/// The shapes that have been met, found by what was recorded.
enum Shapes {
    /// Which shape a recording has: more than one recording can lead to a shape, when literals in it vary.
    private final class Variant: RecordedObject {
        let structure, literals: UInt64
        var shape: Shape
        /// The next with a hash that ends like its own.
        let next: Variant?

        init(_ structure: UInt64, _ literals: UInt64, _ shape: Shape, _ next: Variant?) {
            self.structure = structure
            self.literals = literals
            self.shape = shape
            self.next = next
            super.init(.block)
        }
    }

    /// By the last bits of the structure's hash, the newest of the variants.
    nonisolated(unsafe) private static var table = GrowableBuffer<UInt>()
    private static let tableSize = 256
    nonisolated(unsafe) private static var nextID: Int32 = 0

    static func reset() {
        table.count = 0
        nextID = 0
    }

    /// The shape of the operations from `start` to `end`.
    @inline(never)
    static func shape(_ start: Int, _ end: Int, namespace: UInt8) -> Shape {
        while table.count < tableSize { table.append(0) }
        let (structure, literals) = hash(start, end, namespace)
        let bucket = Int(truncatingIfNeeded: structure) & (tableSize &- 1)
        let newest = variant(table[bucket])
        var known: Shape?
        var next = newest
        while let variant = next {
            if variant.structure == structure {
                if variant.literals == literals { return variant.shape }
                known = variant.shape
            }
            next = variant.next
        }

        // New, or known but for the values of literals: those that differ become changing parts.
        var values = GrowableBuffer<Int>()
        var isNew = known == nil
        forEachValue(start, end) { operation in
            var value = operation.count == RecordedText.literal ? operation.location : Shape.changing
            if let known {
                let earlier = known.values[values.count]
                if value != earlier {
                    value = Shape.changing
                    if earlier != value { isNew = true }
                }
            }
            values.append(value)
        }
        var shape = known
        if isNew {
            let made = Shape(id: nextID, structure: structure, namespace: namespace)
            nextID &+= 1
            made.values = values
            var template = TemplateWriter(made)
            template.write(start, end)
            shape = made
            next = newest
            while let variant = next {
                if variant.structure == structure { variant.shape = made }
                next = variant.next
            }
        } else {
            values.free()
        }
        let variant = Variant(structure, literals, shape.unsafelyUnwrapped, newest)
        // Kept for as long as the page lives.
        table[bucket] = UInt(bitPattern: Unmanaged.passRetained(variant).toOpaque())
        return variant.shape
    }

    private static func variant(_ address: UInt) -> Variant? {
        guard let address = UnsafeRawPointer(bitPattern: address) else { return nil }
        return Unmanaged.fromOpaque(address).takeUnretainedValue()
    }

    // MARK: Hashing

    /// Two hashes of a block's own operations, without what is inside its regions: one without the values of
    /// literals, and one of these.
    @inline(never)
    private static func hash(_ start: Int, _ end: Int, _ namespace: UInt8) -> (UInt64, UInt64) {
        var structure: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(namespace)
        var literals: UInt64 = 0x9e37_79b9_7f4a_7c15
        let operations = Recording.operations.base
        var i = start
        while i < end {
            let operation = operations[i]
            structure = mix(structure ^ UInt64(operation.kind) ^ UInt64(operation.name) << 5)
            i &+= 1
            switch operation.kind {
            case Operation.attribute, Operation.dataAttribute, Operation.text:
                literals = mix(literals ^ (operation.count == -2 ? UInt64(UInt(bitPattern: operation.location)) : 1))
            case Operation.handler: structure ^= UInt64(operation.count)
            case Operation.branch, Operation.list: i &+= operation.count
            default: break
            }
        }
        return (structure, literals)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value &* 0xff51_afd7_ed55_8ccd
        return product ^ product >> 32
    }

    /// Goes through the attributes and texts of a block's own.
    @inline(__always)
    private static func forEachValue(_ start: Int, _ end: Int, _ body: (Operation) -> Void) {
        var i = start
        while i < end {
            let operation = Recording.operations[i]
            i &+= 1
            switch operation.kind {
            case Operation.attribute, Operation.dataAttribute, Operation.text: body(operation)
            case Operation.branch, Operation.list: i &+= operation.count
            default: break
            }
        }
    }
}
