import MartletCore

// Rows with keys: those that are where they were are patched in place; of the others the longest run that keeps its order
// stays, and only the rest moves.
extension Patcher {
    @inline(never)
    static func patchList(_ block: Block, _ slot: Int, _ start: Int, _ end: Int) {
        let region = block.object(slot, as: Region.self)
        let namespace = block.shape.unsafelyUnwrapped.namespace(ofSlot: slot)
        // The usual case, in which no row came, went or moved, needs no list of rows.
        var row = start
        var head = 0
        while row < end, head < region.children.count, Recording.hasKey(region, head, row) {
            patchRow(region, head, row, namespace)
            row &+= Recording.operations[row].count &+ 1
            head &+= 1
        }
        if start == end {
            clear(block, slot, region)
        } else if row < end || head < region.children.count {
            var rows = GrowableBuffer<Int>()
            while row < end {
                rows.append(row)
                row &+= Recording.operations[row].count &+ 1
            }
            reorder(block, slot, region, head, rows, namespace)
            rows.free()
        }
        noteRows(region)
    }

    /// Brings the rows from `head` on into their new order: known ones are moved if they must be, others come and go.
    @inline(never)
    private static func reorder(
        _ block: Block, _ slot: Int, _ region: Region, _ head: Int, _ rows: GrowableBuffer<Int>, _ namespace: UInt8
    ) {
        let match = match(region, head, rows)
        if match.count == 0, head == 0 {
            // Nothing stays: one step empties the parent, which is much faster than taking out row by row.
            clear(block, slot, region)
        }
        let old = region.children
        // Those that go first, so that what stays is in its place.
        for i in head..<old.count where match.used[i] == 0 { old.with(i) { remove($0) } }
        let stays = match.isMoved ? longestIncreasing(match.sources) : match.sources

        let new = ObjectBuffer<Block>(count: head &+ rows.count)
        for i in 0..<head { new.move(i, of: old, to: i) }
        /// The next row that stays, in front of which others are put.
        var next = -1
        for i in 0..<rows.count {
            if next < i {
                next = i
                while next < rows.count, stays[next] < 0 { next &+= 1 }
            }
            let source = match.sources[i]
            if next != i {
                // Many rows go over in pieces: what a buffer grows to stays with the page for good.
                if Commands.words.count > 2048 { Commands.flush() }
                Commands.write(source >= 0 ? Command.move : Command.insert)
                if source >= 0 {
                    writeEdge(old[source], last: false)
                    writeEdge(old[source], last: true)
                }
                // In front of a row, or of the region's anchor.
                if next < rows.count {
                    writeEdge(old[match.sources[next]], last: false)
                } else {
                    Commands.write(Int(block.handle))
                    Commands.write(slot)
                }
            }
            if source >= 0 {
                patchRow(region, source, rows[i], namespace)
                new.move(source, of: old, to: head &+ i)
            } else {
                new.put(buildRow(rows[i], namespace: namespace), at: head &+ i)
            }
        }
        for i in head..<old.count where match.used[i] == 0 { old.drop(i) }
        region.children.become(new)
        if match.isMoved { stays.free() }
        match.sources.free()
        match.used.free()
    }

    @inline(never)
    private static func patchRow(_ region: Region, _ index: Int, _ row: Int, _ namespace: UInt8) {
        if isSettled(region, index, row) { return }
        let old = region.children[index]
        let new = withRow(row) { start, end in patchChild(old, start, end, namespace: namespace) }
        if new !== old {
            // Not the old one's: its text has gone with it.
            new.key = storedKey(row)
            region.children[index] = new
        }
    }

    /// Whether a row was recorded as the very component that it is on the page, and nothing else asks for it to be rendered.
    @inline(__always)
    private static func isSettled(_ region: Region, _ index: Int, _ row: Int) -> Bool {
        let content = Recording.operations[row &+ 1]
        guard Recording.operations[row].count == 1, content.kind == Operation.component,
            Recording.objects.address(content.location) == region.children.address(index)
        else { return false }
        return Recording.objects.with(content.location) { needsNoUpdate(unsafeDowncast($0, to: Instance.self)) }
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

    // MARK: Keys

    private struct Match {
        /// For each new row, the index of the old one with its key or -1.
        let sources: GrowableBuffer<Int>
        /// Which of the old rows are used: 1 or 0.
        let used: GrowableBuffer<Int>
        /// How many there are.
        var count = 0
        var isMoved = false

        @inline(__always)
        mutating func take(_ old: Int, for row: Int) {
            sources[row] = old
            used[old] = 1
            count &+= 1
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
    private static func match(_ region: Region, _ head: Int, _ rows: GrowableBuffer<Int>) -> Match {
        let children = region.children
        var match = Match(sources: filled(rows.count, -1), used: filled(children.count, 0))
        // Most are in the order of before, where one may have come or gone.
        var next = head
        for i in 0..<rows.count {
            if next < children.count, Recording.hasKey(region, next, rows[i]) {
                match.take(next, for: i)
                next &+= 1
            } else if next &+ 1 < children.count, Recording.hasKey(region, next &+ 1, rows[i]) {
                match.take(next &+ 1, for: i)
                next &+= 2
            }
        }
        let unknown = children.count &- head &- match.count
        if unknown == 0 || match.count == rows.count { return match }

        var capacity = 16
        while capacity < unknown &* 2 { capacity &*= 2 }
        let mask = capacity &- 1
        let table = filled(capacity, -1)
        for i in head..<children.count where match.used[i] == 0 {
            var place = children.with(i) { spread($0.key.word) } & mask
            while table[place] >= 0 { place = (place &+ 1) & mask }
            table[place] = i
        }
        var last = -1
        for i in 0..<rows.count {
            if match.sources[i] < 0 {
                var place = spread(Recording.operations[rows[i]].name) & mask
                while table[place] >= 0 {
                    let candidate = table[place]
                    if match.used[candidate] == 0, Recording.hasKey(region, candidate, rows[i]) {
                        match.take(candidate, for: i)
                        break
                    }
                    place = (place &+ 1) & mask
                }
            }
            if match.sources[i] >= 0 {
                if match.sources[i] < last { match.isMoved = true }
                last = match.sources[i]
            }
        }
        table.free()
        return match
    }

    @inline(__always)
    private static func spread(_ key: UInt) -> Int {
        Int(truncatingIfNeeded: (UInt32(truncatingIfNeeded: key) &* 2_654_435_769) >> 7)
    }

    @inline(never)
    static func storedKey(_ row: Int) -> BlockKey {
        let operation = Recording.operations[row]
        guard operation.location >= 0 else { return BlockKey(word: operation.name) }
        let bytes = Recording.bytes.base + operation.location
        let count = Recording.keyLength(bytes)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
        UnsafeMutableRawPointer(copy).copyMemory(from: bytes, byteCount: count)
        return BlockKey(word: operation.name, text: copy)
    }

    /// Which of the known rows keep their place (0, the others -1): a longest increasing subsequence, in n log n.
    @inline(never)
    private static func longestIncreasing(_ sources: GrowableBuffer<Int>) -> GrowableBuffer<Int> {
        let count = sources.count
        let stays = filled(count, -1)
        let tails = filled(count, 0)
        let previous = filled(count, -1)
        var length = 0
        for i in 0..<count where sources[i] >= 0 {
            var low = 0
            var high = length
            // Most go on where the one before them stands.
            if length > 0, sources[tails[length &- 1]] < sources[i] { low = length }
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
            stays[i] = 0
            i = previous[i]
        }
        tails.free()
        previous.free()
        return stays
    }
}
