import MartletCore

/// The shapes that have been met, found by what was recorded.
enum Shapes {
    /// By the last bits of the structure's hash, the newest of the shapes.
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
        let structure = structure(start, end, namespace)
        let bucket = Int(truncatingIfNeeded: structure) & (tableSize &- 1)
        let newest = shape(table[bucket])
        var known = newest
        while let shape = known, shape.structure != structure { known = shape.next }

        var fits = known != nil
        var count = 0
        if let known {
            forEachValue(start, end) { value in
                let earlier = known.values[count]
                if earlier != value, earlier != Shape.changing { fits = false }
                count &+= 1
            }
        }
        if fits { return known.unsafelyUnwrapped }

        // New, or known but for the values of literals: those that differ become changing parts. There are no more shapes of
        // one structure than it has literals.
        let made = Shape(id: nextID, structure: structure, namespace: namespace, next: newest)
        nextID &+= 1
        forEachValue(start, end) { value in
            let isKept = known.map { $0.values[made.values.count] == value } ?? true
            made.values.append(isKept ? value : Shape.changing)
        }
        var template = TemplateWriter(made)
        template.write(start, end)
        // Kept for as long as the page lives.
        table[bucket] = UInt(bitPattern: Unmanaged.passRetained(made).toOpaque())
        return made
    }

    private static func shape(_ address: UInt) -> Shape? {
        guard let address = UnsafeRawPointer(bitPattern: address) else { return nil }
        return Unmanaged.fromOpaque(address).takeUnretainedValue()
    }

    /// A hash of a block's own operations, without the values of literals and what is inside its regions.
    @inline(never)
    private static func structure(_ start: Int, _ end: Int, _ namespace: UInt8) -> UInt64 {
        var structure: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(namespace)
        let operations = Recording.operations.base
        var i = start
        while i < end {
            let operation = operations[i]
            structure = mix(structure ^ UInt64(operation.kind) ^ UInt64(operation.name) << 5)
            i &+= 1
            switch operation.kind {
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

    /// Goes through the attributes and texts of a block's own: a literal's address, or ``Shape/changing``.
    @inline(__always)
    private static func forEachValue(_ start: Int, _ end: Int, _ body: (Int) -> Void) {
        var i = start
        while i < end {
            let operation = Recording.operations[i]
            i &+= 1
            switch operation.kind {
            case Operation.attribute, Operation.dataAttribute, Operation.text:
                body(operation.count == RecordedText.literal ? operation.location : Shape.changing)
            case Operation.branch, Operation.list: i &+= operation.count
            default: break
            }
        }
    }
}
