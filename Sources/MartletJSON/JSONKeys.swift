/// The keys of an object, or the cases of an enumeration, as generated code names them: each followed by a NUL, the
/// last one by U+0001 too. `"id\0caption\0\u{1}"` are two keys.
///
/// One pointer to constant bytes: a model costs the browser one word per use of its keys and no array of strings.
public struct JSONKeys: ExpressibleByStringLiteral {
    @usableFromInline let start: UnsafePointer<UInt8>

    @_transparent
    public init(stringLiteral keys: StaticString) { start = keys.utf8Start }

    init(start: UnsafePointer<UInt8>) { self.start = start }

    /// What stands in place of a further key.
    static var end: UInt8 { 1 }

    /// The first byte of key number `index`. The index must be one of the table's.
    func key(_ index: Int) -> UnsafePointer<UInt8> {
        var key = start
        for _ in 0..<index { key = Self.after(key) }
        return key
    }

    /// The key that follows `key`, or the end of the table.
    @inline(never)
    static func after(_ key: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var next = key
        while next.pointee != 0 { next += 1 }
        return next + 1
    }

    /// Key number `index` as text, for messages.
    func name(_ index: Int) -> String { JSONReader.string(bytes(index)) }

    /// Key number `index`, without its NUL.
    func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let key = key(index)
        return UnsafeBufferPointer(start: key, count: Self.after(key) - key - 1)
    }

    /// The position in the table of the key with these bytes, or -1.
    func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var key = start
        var index = 0
        while key.pointee != Self.end {
            if Self.matches(key, bytes) { return index }
            key = Self.after(key)
            index += 1
        }
        return -1
    }

    /// Whether the table's key at `key` has exactly these bytes.
    @inline(never)
    static func matches(_ key: UnsafePointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if key.pointee == Self.end { return false }
        var i = 0
        while i < bytes.count {
            // A NUL in the text is no match either: it must not run past the end of the table's key.
            if key[i] != bytes[i] || key[i] == 0 { return false }
            i += 1
        }
        return key[i] == 0
    }
}

/// An object being read: its keys, which of them were seen, and which one is likely next.
public struct JSONFields {
    let keys: JSONKeys
    let required: UInt64
    var seen: UInt64 = 0
    var nextKey: UnsafePointer<UInt8>
    var nextIndex = 0
    var isBegun = false
    var isPositional = false

    /// The keys of an object that is about to be read; bit `i` of `required` says that number `i` must be there.
    @inline(never)
    public init(_ keys: JSONKeys, required: UInt64) {
        self.keys = keys
        self.required = required
        nextKey = keys.start
    }
}
