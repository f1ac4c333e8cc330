import MartletCore

/// What the document shall do, collected over a flush and handed over in one call: integers, and the texts they refer to
/// in order of use. The interpreter is `apply` in `martlet.js`.
enum Command {
    /// handle, slot, text
    static let setText = 1
    /// handle, slot, name, text
    static let setAttribute = 2
    /// handle, slot, name, text: set only if the element's property differs
    static let setProperty = 3
    /// where, then a block
    static let insert = 4
    /// first node, last node
    static let remove = 5
    /// first node, last node, where
    static let move = 6
    /// handle and slot of the region, first node: removes all up to the region's anchor
    static let clear = 7
    /// the root block, to be created
    static let mount = 8
    /// the root block, to be adopted
    static let hydrate = 9
    /// handle, first node, new shape; then for each region its old slot, for each component its last node
    static let relocate = 10
    /// handle: its nodes are gone
    static let forget = 11
}

enum Commands {
    nonisolated(unsafe) static var words = GrowableBuffer<Int32>()
    nonisolated(unsafe) static var text = GrowableBuffer<UInt8>()

    @inline(never)
    static func write(_ word: Int) { words.append(Int32(truncatingIfNeeded: word)) }

    /// Appends a text: its bytes to those sent along, its length in UTF-16 units (what JavaScript cuts by) to the words.
    @inline(never)
    static func write(_ bytes: UnsafePointer<UInt8>, _ count: Int, prefix: StaticString = "") {
        guard count >= 0 else { return write(-1) }
        text.append(prefix.utf8Start, prefix.utf8CodeUnitCount)
        text.append(bytes, count)
        var units = prefix.utf8CodeUnitCount
        for i in 0..<count {
            let byte = bytes[i]
            if byte & 0xC0 != 0x80 { units &+= byte >= 0xF0 ? 2 : 1 }
        }
        write(units)
    }

    /// Hands everything to the document.
    @inline(never)
    static func flush() {
        guard words.count > 0 else { return }
        DOM.flush(UnsafePointer(words.base), words.count, UnsafePointer(text.base), text.count)
        words.count = 0
        text.count = 0
    }
}
