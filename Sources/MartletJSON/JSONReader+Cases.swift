// An enumeration travels as the name of its case, `"draft"`, or, if the case carries values, as an object with that
// one key: `{"published": {"at": 1700000000000}}`.
extension JSONReader {
    /// Reads a string that must be one of `names`, and says which.
    @inline(never)
    public mutating func readCase(_ names: JSONKeys) throws(JSONError) -> Int {
        guard peek() == UInt8(ascii: "\"") else { throw expected(.string) }
        let place = offset
        let text = try scanString()
        let index = index(of: text, in: names)
        guard index >= 0 else {
            offset = place
            throw fail(.unknownCase(shortened(text)))
        }
        return index
    }

    /// Reads the name of a case. If it is one of those that carry values (bit `i` of `payloads`), the object with the
    /// values follows, and after it ``endCase()``.
    @inline(never)
    public mutating func beginCase(_ names: JSONKeys, payloads: UInt64) throws(JSONError) -> Int {
        let place = offset
        switch peek() {
        case UInt8(ascii: "\""):
            let index = try readCase(names)
            guard payloads >> UInt64(truncatingIfNeeded: index) & 1 == 0 else {
                offset = place
                throw fail(.expected(.object, found: .string))
            }
            return index
        case UInt8(ascii: "{"):
            try beginObject()
            guard let text = try nextKeyText() else { throw fail(.malformed("expected the name of a case as key")) }
            let index = index(of: text, in: names)
            guard index >= 0 else { throw fail(.unknownCase(shortened(text))) }
            guard payloads >> UInt64(truncatingIfNeeded: index) & 1 == 1 else {
                throw fail(.expected(.string, found: .object))
            }
            return index
        default: throw expected(payloads == 0 ? .string : .object)
        }
    }

    /// Leaves a case that carries values.
    @inline(never)
    public mutating func endCase() throws(JSONError) {
        if let text = try nextKeyText() { throw fail(.unknownKey(shortened(text))) }
    }
}
