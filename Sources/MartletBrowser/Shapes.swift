import MartletCore

/// The shapes that have been met, found by what was recorded.
enum Shapes {
    /// Which shape a recording has: more than one recording can lead to a shape, when literals in it vary.
    private struct Entry {
        var structure: UInt64
        var literals: UInt64
        var shape: Shape
    }

    nonisolated(unsafe) private static var entries: [Entry] = []
    /// Indices into `entries`, by hash, open addressing; -1 is free.
    nonisolated(unsafe) private static var table = GrowableBuffer<Int32>()
    nonisolated(unsafe) private static var nextID: Int32 = 0

    static func reset() {
        entries = []
        table.count = 0
        nextID = 0
    }

    /// The shape of the operations from `start` to `end`.
    @inline(never)
    static func shape(_ start: Int, _ end: Int, namespace: UInt8) -> Shape {
        let (structure, literals) = hash(start, end, namespace)
        if let known = find(structure, literals) { return known }
        var shape: Shape?
        for entry in entries where entry.structure == structure { shape = entry.shape }
        if let relative = shape {
            // Known but for the values of literals: those that differ become changing parts.
            let values = merged(start, end, with: relative.values)
            if let values {
                let promoted = make(start, end, structure, namespace, values)
                for i in entries.indices where entries[i].structure == structure { entries[i].shape = promoted }
                shape = promoted
            }
        }
        let result = shape ?? make(start, end, structure, namespace, ownValues(start, end))
        entries.append(Entry(structure: structure, literals: literals, shape: result))
        if entries.count &* 2 > table.count { rebuildTable() } else { enter(entries.count &- 1) }
        return result
    }

    @inline(never)
    private static func make(
        _ start: Int, _ end: Int, _ structure: UInt64, _ namespace: UInt8, _ values: GrowableBuffer<Int>
    ) -> Shape {
        let shape = Shape(id: nextID, structure: structure, namespace: namespace)
        nextID &+= 1
        shape.values = values
        var template = TemplateWriter(shape)
        template.write(start, end)
        return shape
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

    // MARK: Literals

    /// For each attribute and text, its literal's address or ``Shape/changing``.
    @inline(never)
    private static func ownValues(_ start: Int, _ end: Int) -> GrowableBuffer<Int> {
        var values = GrowableBuffer<Int>()
        forEachValue(start, end) { operation in
            values.append(operation.count == -2 ? operation.location : Shape.changing)
        }
        return values
    }

    /// `values` with the literals that differ from them marked as changing, or nil if none does.
    @inline(never)
    private static func merged(_ start: Int, _ end: Int, with values: GrowableBuffer<Int>) -> GrowableBuffer<Int>? {
        var result = GrowableBuffer<Int>()
        var same = true
        forEachValue(start, end) { operation in
            var value = values[result.count]
            if value != Shape.changing, operation.count != -2 || operation.location != value {
                value = Shape.changing
                same = false
            }
            result.append(value)
        }
        if !same { return result }
        result.free()
        return nil
    }

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

    // MARK: The table

    @inline(__always)
    private static func find(_ structure: UInt64, _ literals: UInt64) -> Shape? {
        guard table.count > 0 else { return nil }
        var slot = Int(truncatingIfNeeded: structure ^ literals) & (table.count &- 1)
        while table[slot] >= 0 {
            let entry = entries[Int(table[slot])]
            if entry.structure == structure, entry.literals == literals { return entry.shape }
            slot = (slot &+ 1) & (table.count &- 1)
        }
        return nil
    }

    private static func enter(_ index: Int) {
        let entry = entries[index]
        var slot = Int(truncatingIfNeeded: entry.structure ^ entry.literals) & (table.count &- 1)
        while table[slot] >= 0 { slot = (slot &+ 1) & (table.count &- 1) }
        table[slot] = Int32(index)
    }

    @inline(never)
    private static func rebuildTable() {
        let size = table.count == 0 ? 64 : table.count &* 2
        table.count = 0
        for _ in 0..<size { table.append(-1) }
        for index in entries.indices { enter(index) }
    }
}
