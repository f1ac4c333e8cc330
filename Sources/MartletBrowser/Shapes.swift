import MartletCore

/// The shapes that have been met, found by what was recorded.
enum Shapes {
    /// By the last bits of the structure's hash, the newest of the shapes.
    nonisolated(unsafe) private static var table = GrowableBuffer<UInt>()
    private static let tableSize = 256
    nonisolated(unsafe) private static var nextID: Int32 = 0
    /// Of the block that is being looked at, for each attribute and text a literal's address, or ``Shape/changing``.
    nonisolated(unsafe) private static var values = GrowableBuffer<Int>()

    static func reset() {
        table.count = 0
        nextID = 0
    }

    /// The shape of the operations from `start` to `end`.
    @inline(never)
    static func shape(_ start: Int, _ end: Int, namespace: UInt8) -> Shape {
        while table.count < tableSize { table.append(0) }
        let structure = readStructure(start, end, namespace)
        let bucket = Int(truncatingIfNeeded: structure) & (tableSize &- 1)
        let newest = shape(table[bucket])
        var known = newest
        while let shape = known, shape.structure != structure { known = shape.next }
        if let known, fits(known) { return known }

        // New, or known but for the values of literals: those that differ become changing parts. There are no more shapes of
        // one structure than it has literals.
        let made = Shape(id: nextID, structure: structure, namespace: namespace, next: newest)
        nextID &+= 1
        for i in 0..<values.count {
            let isKept = known.map { $0.values[i] == values[i] } ?? true
            made.values.append(isKept ? values[i] : Shape.changing)
        }
        var template = TemplateWriter(made)
        template.write(start, end)
        // Kept for as long as the page lives.
        table[bucket] = UInt(bitPattern: Unmanaged.passRetained(made).toOpaque())
        return made
    }

    /// Whether what ``readStructure(_:_:_:)`` has met differs from a shape in its changing parts alone.
    private static func fits(_ shape: Shape) -> Bool {
        for i in 0..<values.count where shape.values[i] != values[i] && shape.values[i] != Shape.changing {
            return false
        }
        return true
    }

    private static func shape(_ address: UInt) -> Shape? {
        guard let address = UnsafeRawPointer(bitPattern: address) else { return nil }
        return Unmanaged.fromOpaque(address).takeUnretainedValue()
    }

    /// A hash of a block's own operations, without the values of literals, which are left in ``values``, and without what is
    /// inside its regions.
    @inline(never)
    private static func readStructure(_ start: Int, _ end: Int, _ namespace: UInt8) -> UInt64 {
        var structure: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(namespace)
        values.count = 0
        let operations = Recording.operations.base
        var i = start
        while i < end {
            let operation = operations[i]
            structure = mix(structure ^ UInt64(operation.kind) ^ UInt64(operation.name) << 5)
            i &+= 1
            switch operation.kind {
            case Operation.attribute, Operation.dataAttribute, Operation.text:
                values.append(operation.count == RecordedText.literal ? operation.location : Shape.changing)
            case Operation.handler: structure ^= UInt64(operation.count)
            case Operation.branch, Operation.list: i &+= operation.count
            default: break
            }
        }
        return structure
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value &* 0xff51_afd7_ed55_8ccd
        return product ^ product >> 32
    }
}
