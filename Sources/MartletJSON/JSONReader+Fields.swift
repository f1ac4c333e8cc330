// What generated code reads objects with. Its calls do not throw: the first error is kept in the reader, the loop ends,
// and `endFields()` throws it. So a model's initialiser has one way out instead of one for each property, and each
// property is a call of a function that all properties of its type share: half the bytes in the browser.
extension JSONReader {
    /// The number of the next known key, whose value is to be read next; -1 at the end of the object, or after an
    /// error. The first call enters the object.
    @inline(never)
    public mutating func next(_ fields: inout JSONFields) -> Int {
        if failure != nil { return -1 }
        do throws(JSONError) {
            return try nextField(&fields)
        } catch {
            failure = error
            return -1
        }
    }

    /// Reads a value that has to be there.
    @inlinable @inline(never)
    public mutating func require<T: JSONCodable>(_ value: inout T?) {
        do throws(JSONError) {
            value = try T(from: &self)
        } catch {
            failure = error
        }
    }

    /// Reads a value that is nil if it is null.
    @inlinable @inline(never)
    public mutating func optional<T: JSONCodable>(_ value: inout T?) {
        do throws(JSONError) {
            value = try readNull() ? nil : T(from: &self)
        } catch {
            failure = error
        }
    }

    /// Reads a value in place of its default.
    @inlinable @inline(never)
    public mutating func replace<T: JSONCodable>(_ value: inout T) {
        do throws(JSONError) {
            value = try T(from: &self)
        } catch {
            failure = error
        }
    }

    /// Throws what went wrong since the object was begun.
    @inline(never)
    public func endFields() throws(JSONError) {
        if let failure { throw failure }
    }

    /// - Throws: for a key that stands twice, for a required key that is missing at the end, and for an unknown key
    ///   if the limits say so.
    private mutating func nextField(_ fields: inout JSONFields) throws(JSONError) -> Int {
        if !fields.isBegun {
            fields.isBegun = true
            fields.isPositional = limits.takesPositional && peek() == UInt8(ascii: "[")
            if fields.isPositional { try beginArray() } else { try beginObject() }
        }
        if fields.isPositional { return try nextPosition(&fields) }
        while let text = try nextKeyText() {
            // Our own writer keeps the order of declaration: most keys are the one after the last.
            var index = fields.nextIndex
            if text.isEscaped || !JSONKeys.matches(fields.nextKey, bytes(text)) {
                index = self.index(of: text, in: fields.keys)
                if index < 0 {
                    guard limits.unknownKeys == .skip else { throw fail(.unknownKey(shortened(text))) }
                    try skipValue()
                    continue
                }
                fields.nextKey = fields.keys.key(index)
            }
            let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: index)
            guard fields.seen & bit == 0 else { throw fail(.duplicateKey(shortened(text))) }
            fields.seen |= bit
            fields.nextKey = JSONKeys.after(fields.nextKey)
            fields.nextIndex = index &+ 1
            return index
        }
        return try end(fields)
    }

    /// As ``nextField(_:)``, of an object without its keys (see ``JSONWriter/init(capacity:isPositional:)``).
    private mutating func nextPosition(_ fields: inout JSONFields) throws(JSONError) -> Int {
        guard try nextElement() else { return try end(fields) }
        // More values than there are keys: of another build.
        if fields.nextKey.pointee == JSONKeys.end { throw fail(.trailingBytes) }
        let index = fields.nextIndex
        fields.seen |= 1 << UInt64(truncatingIfNeeded: index)
        fields.nextKey = JSONKeys.after(fields.nextKey)
        fields.nextIndex = index &+ 1
        return index
    }

    private func end(_ fields: borrowing JSONFields) throws(JSONError) -> Int {
        let (keys, missing) = (fields.keys, fields.required & ~fields.seen)
        guard missing == 0 else { throw fail(.missingKey(keys.name(missing.trailingZeroBitCount))) }
        return -1
    }
}
