/// Writes a JSON text into a buffer of bytes, commas included.
///
/// The text can stand in an HTML script element as it is: `<` is always written `\u003C`, so that no string can end
/// the element or open a comment in it ([HTML, restrictions for contents of script elements](
/// https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements)); and U+2028 and
/// U+2029 are escaped too, which ended a line in JavaScript before 2019.
public struct JSONWriter: ~Copyable {
    var base: UnsafeMutablePointer<UInt8>
    var capacity: Int

    /// How many bytes have been written.
    public internal(set) var count = 0

    /// Whether a value stands right before, so that a comma must come before the next.
    var needsComma = false

    #if hasFeature(Embedded)
    /// What the browser writes is for readers of every build.
    @_transparent var isPositional: Bool { false }

    /// A writer with room for `capacity` bytes; it grows when they are used up.
    public init(capacity: Int = 256) {
        self.capacity = capacity < 64 ? 64 : capacity
        base = .allocate(capacity: self.capacity)
    }
    #else
    let isPositional: Bool

    /// A writer with room for `capacity` bytes; it grows when they are used up.
    ///
    /// - Parameter isPositional: Objects of generated code become arrays of their values, in the order of their declaration: for a
    ///   reader of the same build, which knows the names. The rows of a list, whose names would be said with each, take a
    ///   third less.
    public init(capacity: Int = 256, isPositional: Bool = false) {
        self.capacity = capacity < 64 ? 64 : capacity
        base = .allocate(capacity: self.capacity)
        self.isPositional = isPositional
    }
    #endif

    deinit { base.deallocate() }

    /// A copy of what has been written.
    public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

    /// What has been written, without a copy; valid within `body` only.
    public borrowing func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        body(UnsafeBufferPointer(start: base, count: count))
    }

    /// Writes a value.
    @_transparent
    public mutating func write<T: JSONCodable>(_ value: T) { value.encode(to: &self) }

    /// Begins an object. Write pairs with ``key(_:)`` and a value each, then ``endObject()``.
    @inline(never) @_effects(releasenone)
    public mutating func beginObject() { open(UInt8(ascii: "{")) }

    /// Begins an object whose keys are known; write its values with ``field(_:_:)`` in the order of the keys, all of them, then
    /// ``endFields()``.
    @inline(never) @_effects(releasenone)
    public mutating func beginObject(_ keys: JSONKeys) -> JSONKeys {
        open(isPositional ? UInt8(ascii: "[") : UInt8(ascii: "{"))
        return keys
    }

    /// Writes the next of the known keys and its value.
    @_transparent
    public mutating func field<T: JSONCodable>(_ keys: inout JSONKeys, _ value: T) {
        nextKey(&keys)
        value.encode(to: &self)
    }

    /// Writes the next of the known keys.
    @inline(never) @_effects(releasenone)
    public mutating func nextKey(_ keys: inout JSONKeys) {
        if isPositional { return }
        key(keys.bytes(0))
        keys = JSONKeys(start: keys.key(1))
    }

    /// Writes a key; its value comes next.
    @_effects(releasenone)
    public mutating func key(_ key: String) {
        writeString(key)
        append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Ends an object whose keys are known.
    @inline(never) @_effects(releasenone)
    public mutating func endFields() { close(isPositional ? UInt8(ascii: "]") : UInt8(ascii: "}")) }

    @inline(never) @_effects(releasenone)
    public mutating func endObject() { close(UInt8(ascii: "}")) }

    /// Begins an array. Write its elements, then ``endArray()``.
    @inline(never) @_effects(releasenone)
    public mutating func beginArray() { open(UInt8(ascii: "[")) }

    @inline(never) @_effects(releasenone)
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Writes a case that carries no values.
    @inline(never) @_effects(releasenone)
    public mutating func writeCase(_ names: JSONKeys, _ index: Int) {
        separate()
        quote(names.bytes(index))
        needsComma = true
    }

    /// Begins a case that carries values; an object with them comes next, then ``endCase()``.
    @inline(never) @_effects(releasenone)
    public mutating func beginCase(_ names: JSONKeys, _ index: Int) {
        beginObject()
        key(names.bytes(index))
    }

    @inline(never) @_effects(releasenone)
    public mutating func endCase() { endObject() }

    @inline(never) @_effects(releasenone)
    public mutating func writeNull() { writeWord("null") }

    @_effects(releasenone)
    public mutating func writeBool(_ value: Bool) { writeWord(value ? "true" : "false") }

    /// Writes a value that is JSON already, such as the result of another writer. It is not checked.
    @inline(never)
    public mutating func writeRaw(_ json: UnsafeBufferPointer<UInt8>) {
        separate()
        append(json)
        needsComma = true
    }

    /// Writes a value that is JSON already. It is not checked.
    public mutating func writeRaw(_ json: [UInt8]) { json.withUnsafeBufferPointer { writeRaw($0) } }

    private mutating func key(_ name: UnsafeBufferPointer<UInt8>) {
        separate()
        quote(name)
        append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        append(bracket)
        needsComma = true
    }

    @inline(never)
    mutating func writeWord(_ word: StaticString) {
        writeRaw(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Makes ready for a value.
    mutating func separate() {
        if needsComma { append(UInt8(ascii: ",")) }
    }

    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    /// Makes room for `needed` bytes more.
    mutating func reserve(_ needed: Int) {
        if capacity - count < needed { grow(by: needed) }
    }

    @inline(never)
    private mutating func grow(by needed: Int) {
        let larger = max(capacity * 2, count + needed)
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        new.update(from: base, count: count)
        base.deallocate()
        base = new
        capacity = larger
    }
}
