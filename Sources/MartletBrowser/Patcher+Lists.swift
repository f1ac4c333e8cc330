import MartletCore

// Rows with keys: what is equal at both ends is patched in place, the longest run that keeps its order stays where it is,
// and only the rest moves.
extension Patcher {
    @inline(never)
    static func patchList(_ block: Block, _ slot: Int, _ start: Int, _ end: Int) {
        let region = block.object(slot, as: Region.self)
        let namespace = block.shape.unsafelyUnwrapped.namespace(ofSlot: slot)
        let oldCount = region.children.count
        // The usual case, in which no row came, went or moved, needs no list of rows.
        var row = start
        var head = 0
        while row < end, head < oldCount, hasKey(region.children[head], row) {
            patchRow(region, head, row, namespace)
            row &+= Recording.operations[row].count &+ 1
            head &+= 1
        }
        if row == end, head == oldCount { return }
        if start == end { return clear(block, slot, region) }

        var rows = GrowableBuffer<Int>()
        defer { rows.free() }
        while row < end {
            rows.append(row)
            row &+= Recording.operations[row].count &+ 1
        }
        var oldEnd = oldCount
        var newEnd = rows.count
        while oldEnd > head, newEnd > 0, hasKey(region.children[oldEnd &- 1], rows[newEnd &- 1]) {
            oldEnd &-= 1
            newEnd &-= 1
            patchRow(region, oldEnd, rows[newEnd], namespace)
        }
        let after: Block? = oldEnd < oldCount ? region.children[oldEnd] : nil

        let middle: ObjectBuffer<Block>
        if head < oldEnd, newEnd > 0 {
            let match = match(region, head, oldEnd, rows, newEnd)
            defer { match.free() }
            if match.isEmpty, head == 0, oldEnd == oldCount {
                // Nothing stays: one step empties the parent, which is much faster than taking out row by row.
                clear(block, slot, region)
                oldEnd = 0
                middle = insert(block, slot, rows, newEnd, before: nil, namespace)
            } else {
                middle = reorder(block, slot, region, head, oldEnd, rows, newEnd, after, namespace, match)
            }
        } else {
            for i in head..<oldEnd { remove(region.children[i]) }
            middle = insert(block, slot, rows, newEnd, before: after, namespace)
        }
        region.children.replace(head, oldEnd, with: middle)
    }

    @inline(never)
    private static func insert(
        _ block: Block, _ slot: Int, _ rows: GrowableBuffer<Int>, _ count: Int, before next: Block?, _ namespace: UInt8
    ) -> ObjectBuffer<Block> {
        let new = ObjectBuffer<Block>(count: count)
        for i in 0..<count {
            writeInsertion(before: next, block, slot)
            new.put(buildRow(rows[i], namespace: namespace), at: i)
        }
        return new
    }

    /// The rows between the equal ends: known ones are moved if they must be, others come and go.
    @inline(never)
    private static func reorder(
        _ block: Block, _ slot: Int, _ region: Region, _ head: Int, _ oldEnd: Int, _ rows: GrowableBuffer<Int>,
        _ newCount: Int,
        _ after: Block?, _ namespace: UInt8, _ match: Match
    ) -> ObjectBuffer<Block> {
        let sources = match.sources
        // Those that go first, so that what stays is in its place.
        for i in head..<oldEnd where match.used[i &- head] == 0 { remove(region.children[i]) }
        let stays = match.isMoved ? longestIncreasing(sources) : filled(newCount, 1)
        defer { stays.free() }

        // From the end, so that what a row is put in front of has its place already.
        let new = ObjectBuffer<Block>(count: newCount)
        var next = after
        var i = newCount &- 1
        while i >= 0 {
            let source = sources[i]
            let row: Block
            if source >= 0 {
                let old = region.children[source]
                if stays[i] == 0 {
                    Commands.write(Command.move)
                    writeEdge(old, last: false)
                    writeEdge(old, last: true)
                    writePlace(before: next, block, slot)
                }
                patchRow(region, source, rows[i], namespace)
                row = region.children[source]
            } else {
                writeInsertion(before: next, block, slot)
                row = buildRow(rows[i], namespace: namespace)
            }
            new.put(row, at: i)
            next = row
            i &-= 1
        }
        return new
    }

    @inline(never)
    private static func patchRow(_ region: Region, _ index: Int, _ row: Int, _ namespace: UInt8) {
        let old = region.children[index]
        let key = old.key
        let new = withRow(row) { start, end in patchChild(old, start, end, namespace: namespace) }
        if new !== old {
            new.key = key.text == nil ? key : storedKey(row)
            region.children[index] = new
        }
    }

    @inline(never)
    private static func clear(_ block: Block, _ slot: Int, _ region: Region) {
        guard let first = region.children.first else { return }
        Commands.write(Command.clear)
        Commands.write(Int(block.handle))
        Commands.write(slot)
        writeEdge(first, last: false)
        releaseChildren(region)
    }

    private static func writeInsertion(before next: Block?, _ block: Block, _ slot: Int) {
        // Many rows go over in pieces: what a buffer grows to stays with the page for good.
        if Commands.words.count > 4096 { Commands.flush() }
        Commands.write(Command.insert)
        writePlace(before: next, block, slot)
    }

    /// In front of a row, or of the region's anchor.
    @inline(never)
    private static func writePlace(before next: Block?, _ block: Block, _ slot: Int) {
        if let next { return writeEdge(next, last: false) }
        Commands.write(Int(block.handle))
        Commands.write(slot)
    }

    // MARK: Keys

    private struct Match {
        /// For each new row, the index of the old one with its key or -1.
        let sources: GrowableBuffer<Int>
        /// Which of the old rows are used: 1 or 0.
        let used: GrowableBuffer<Int>
        var isMoved = false
        var isEmpty = true

        func free() {
            sources.free()
            used.free()
        }
    }

    @inline(never)
    private static func filled(_ count: Int, _ value: Int) -> GrowableBuffer<Int> {
        var buffer = GrowableBuffer<Int>()
        buffer.reserve(count)
        for _ in 0..<count { buffer.append(value) }
        return buffer
    }

    @inline(never)
    private static func match(
        _ region: Region, _ head: Int, _ oldEnd: Int, _ rows: GrowableBuffer<Int>, _ newCount: Int
    ) -> Match {
        let count = oldEnd &- head
        var capacity = 16
        while capacity < count &* 2 { capacity &*= 2 }
        let mask = capacity &- 1
        let table = filled(capacity, -1)
        defer { table.free() }
        for i in head..<oldEnd {
            var place = spread(region.children[i].key.word) & mask
            while table[place] >= 0 { place = (place &+ 1) & mask }
            table[place] = i
        }
        var match = Match(sources: filled(newCount, -1), used: filled(count, 0))
        var last = -1
        for i in 0..<newCount {
            var place = spread(Recording.operations[rows[i]].name) & mask
            while table[place] >= 0 {
                let candidate = table[place]
                if match.used[candidate &- head] == 0, hasKey(region.children[candidate], rows[i]) {
                    match.sources[i] = candidate
                    match.used[candidate &- head] = 1
                    match.isEmpty = false
                    if candidate < last { match.isMoved = true }
                    last = candidate
                    break
                }
                place = (place &+ 1) & mask
            }
        }
        return match
    }

    @inline(__always)
    private static func spread(_ key: UInt) -> Int {
        Int(truncatingIfNeeded: (UInt32(truncatingIfNeeded: key) &* 2_654_435_769) >> 7)
    }

    @inline(never)
    private static func hasKey(_ block: Block, _ row: Int) -> Bool {
        let operation = Recording.operations[row]
        guard block.key.word == operation.name else { return false }
        guard operation.location >= 0 else { return block.key.text == nil }
        guard let text = block.key.text else { return false }
        let other = Recording.bytes.base + operation.location
        let count = keyLength(text)
        if count != keyLength(other) { return false }
        for i in 4..<(4 &+ count) where text[i] != other[i] { return false }
        return true
    }

    @inline(never)
    static func storedKey(_ row: Int) -> BlockKey {
        let operation = Recording.operations[row]
        guard operation.location >= 0 else { return BlockKey(word: operation.name) }
        let bytes = Recording.bytes.base + operation.location
        let count = keyLength(bytes) &+ 4
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
        UnsafeMutableRawPointer(copy).copyMemory(from: bytes, byteCount: count)
        return BlockKey(word: operation.name, text: copy)
    }

    private static func keyLength(_ bytes: UnsafeMutablePointer<UInt8>) -> Int {
        Int(UnsafeRawPointer(bytes).loadUnaligned(as: Int32.self))
    }

    /// Which of the known rows keep their place (1): a longest increasing subsequence, in n log n.
    @inline(never)
    private static func longestIncreasing(_ sources: GrowableBuffer<Int>) -> GrowableBuffer<Int> {
        let count = sources.count
        let stays = filled(count, 0)
        let tails = filled(count, 0)
        let previous = filled(count, -1)
        defer {
            tails.free()
            previous.free()
        }
        var length = 0
        for i in 0..<count where sources[i] >= 0 {
            var low = 0
            var high = length
            while low < high {
                let middle = (low &+ high) / 2
                if sources[tails[middle]] < sources[i] { low = middle &+ 1 } else { high = middle }
            }
            if low > 0 { previous[i] = tails[low &- 1] }
            tails[low] = i
            if low == length { length &+= 1 }
        }
        var i = length > 0 ? tails[length &- 1] : -1
        while i >= 0 {
            stays[i] = 1
            i = previous[i]
        }
        return stays
    }
}
