extension JSONReader {
    /// Enters an array. Go on with ``nextElement()``.
    @inline(never)
    public mutating func beginArray() throws(JSONError) {
        guard peek() == UInt8(ascii: "[") else { throw expected(.array) }
        try enter()
    }

    /// Whether there is a further element; if so, read it next. At the end the array is left.
    @inline(never)
    public mutating func nextElement() throws(JSONError) -> Bool {
        let byte = peek()
        let place = places[depth &- 1]
        if byte == UInt8(ascii: "]") {
            leave()
            return false
        }
        if place == Self.notBegun {
            places[depth &- 1] = -1
        } else {
            guard byte == UInt8(ascii: ",") else { throw fail(.malformed("expected a comma or ] after an element")) }
            offset &+= 1
            places[depth &- 1] = place &- 1
            if peek() == UInt8(ascii: "]") { throw fail(.malformed("a comma stands before ]")) }
        }
        return true
    }

    /// Enters an object. Go on with ``nextKey()``.
    @inline(never)
    public mutating func beginObject() throws(JSONError) {
        guard peek() == UInt8(ascii: "{") else { throw expected(.object) }
        try enter()
    }

    /// The next key; read or skip its value next. At the end the object is left, and the answer is `nil`.
    public mutating func nextKey() throws(JSONError) -> String? {
        guard let text = try nextKeyText() else { return nil }
        return string(text)
    }

    /// The next key as it stands in the text, its colon passed; `nil` at the end of the object, which is left.
    @inline(never)
    mutating func nextKeyText() throws(JSONError) -> JSONText? {
        var byte = peek()
        if byte == UInt8(ascii: "}") {
            leave()
            return nil
        }
        if places[depth &- 1] != Self.notBegun {
            guard byte == UInt8(ascii: ",") else { throw fail(.malformed("expected a comma or } after a value")) }
            offset &+= 1
            byte = peek()
        }
        guard byte == UInt8(ascii: "\"") else { throw expected(.key) }
        let place = offset
        let text = try scanString()
        places[depth &- 1] = place
        guard peek() == UInt8(ascii: ":") else { throw fail(.malformed("expected a colon after a key")) }
        offset &+= 1
        return text
    }

    /// The number of the key with this text, or -1.
    func index(of text: JSONText, in keys: JSONKeys) -> Int {
        guard text.isEscaped else { return keys.index(of: bytes(text)) }
        var unescaped = [UInt8](repeating: 0, count: text.end &- text.start)
        return unescaped.withUnsafeMutableBufferPointer { buffer in
            keys.index(of: UnsafeBufferPointer(start: buffer.baseAddress, count: unescape(text, into: buffer)))
        }
    }

    private mutating func enter() throws(JSONError) {
        guard depth < limits.depth else { throw fail(.tooDeep(limits.depth)) }
        offset &+= 1
        places[depth] = Self.notBegun
        depth &+= 1
    }

    private mutating func leave() {
        offset &+= 1
        depth &-= 1
    }
}
