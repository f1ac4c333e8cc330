/// Reads a JSON text from its first byte to its last, without building a tree.
///
/// It holds to RFC 8259 strictly: UTF-8, escapes, surrogate pairs, numbers and the rest are checked, also in what is
/// skipped. Whatever the bytes are, it answers with a value or a ``JSONError``; it never traps. After an error the
/// reader is of no further use.
public struct JSONReader: ~Copyable {
    let base: UnsafePointer<UInt8>
    let count: Int
    var offset = 0

    /// What this reader accepts.
    public let limits: JSONLimits

    /// For each open array or object, where in it we are: the offset of the last key's quote, `-1 - index` in an
    /// array, or `notBegun`. Paths in errors are made of it, so that no generated code need keep one.
    let places: UnsafeMutablePointer<Int>
    var depth = 0

    /// The first error of an object that generated code reads, until it is thrown.
    @usableFromInline var failure: JSONError?

    static var notBegun: Int { .min }

    /// A reader of `bytes`, which must stay valid and unchanged as long as the reader is used.
    ///
    /// - Throws: `JSONError` if there are more bytes than `limits` allows.
    @inline(never)
    public init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        guard bytes.count <= limits.bytes else {
            throw JSONError(.tooLarge(limits.bytes), offset: limits.bytes, path: JSONPath())
        }
        places = .allocate(capacity: limits.depth)
        // An empty buffer may have no address; nothing is read from this one, for `count` is 0.
        base = bytes.baseAddress ?? UnsafePointer(UnsafeRawPointer(places).assumingMemoryBound(to: UInt8.self))
        count = bytes.count
        self.limits = limits
    }

    deinit { places.deallocate() }

    /// The next value, as the type that the context asks for.
    @_transparent
    public mutating func read<T: JSONCodable>() throws(JSONError) -> T { try T(from: &self) }

    /// Checks that nothing but white space follows.
    public mutating func finish() throws(JSONError) {
        _ = peek()
        if offset != count { throw fail(.trailingBytes) }
    }

    /// If `null` stands here, reads it.
    @inline(never)
    public mutating func readNull() throws(JSONError) -> Bool {
        guard peek() == UInt8(ascii: "n") else { return false }
        try literal("null")
        return true
    }

    /// Reads `true` or `false`.
    @inline(never)
    public mutating func readBool() throws(JSONError) -> Bool {
        switch peek() {
        case UInt8(ascii: "t"):
            try literal("true")
            return true
        case UInt8(ascii: "f"):
            try literal("false")
            return false
        default: throw expected(.boolean)
        }
    }

    /// Reads one value of any kind, checks it, and forgets it.
    @inline(never)
    public mutating func skipValue() throws(JSONError) {
        switch kind() {
        case .object:
            try beginObject()
            while try nextKeyText() != nil { try skipValue() }
        case .array:
            try beginArray()
            while try nextElement() { try skipValue() }
        case .string: _ = try scanString()
        case .number: _ = try scanNumber()
        case .null: try literal("null")
        case .boolean: _ = try readBool()
        default: throw expected(.other)
        }
    }

    /// What the next value is, as its first byte tells.
    public mutating func kind() -> JSONError.Kind {
        switch peek() {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
        case UInt8(ascii: "n"): .null
        default: offset == count ? .end : .other
        }
    }

    /// The next byte that is not white space, or 0 at the end. It stays unread.
    @inline(never)
    mutating func peek() -> UInt8 {
        while offset < count {
            let byte = base[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            offset &+= 1
        }
        return 0
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        let length = word.utf8CodeUnitCount
        guard count &- offset >= length else { throw fail(.malformed("expected true, false or null")) }
        for i in 0..<length where base[offset &+ i] != word.utf8Start[i] {
            throw fail(.malformed("expected true, false or null"))
        }
        offset &+= length
    }
}
