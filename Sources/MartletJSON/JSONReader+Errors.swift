extension JSONReader {
    /// An error at the reader's place, for rules of your own:
    /// `guard degrees > -274 else { throw json.fail(.invalid("colder than can be")) }`.
    @inline(__always)
    public func fail(_ reason: @autoclosure () -> JSONError.Reason) -> JSONError {
        #if Server || DEBUG
        explained(reason())
        #else
        unexplained()
        #endif
    }

    #if Server || DEBUG
    private func explained(_ reason: JSONError.Reason) -> JSONError {
        var path = JSONPath()
        for level in 0..<depth {
            let place = places[level]
            if place == Self.notBegun { break }
            if place < 0 {
                path.elements.append(.index(-1 &- place))
            } else {
                path.elements.append(.key(key(at: place)))
            }
        }
        return JSONError(reason, offset: offset, path: path)
    }
    #else
    @inline(never)
    private func unexplained() -> JSONError { JSONError(.invalid(""), offset: offset, path: JSONPath()) }
    #endif

    @inline(never)
    mutating func expected(_ wanted: JSONError.Kind) -> JSONError {
        #if Server || DEBUG
        let found = kind()
        if found == .end { return fail(.malformed("the text ends too early")) }
        if wanted == .key && found == .other { return fail(.malformed("expected a key in quotes")) }
        if wanted == .other || found == .other { return fail(.malformed("expected a value")) }
        return fail(.expected(wanted, found: found))
        #else
        return unexplained()
        #endif
    }

    /// The key whose quote is at `place`. It was scanned before, so its end is there.
    private func key(at place: Int) -> String {
        var end = place &+ 1
        var isEscaped = false
        while base[end] != UInt8(ascii: "\"") {
            if base[end] == UInt8(ascii: "\\") {
                isEscaped = true
                end &+= 1
            }
            end &+= 1
        }
        return shortened(JSONText(start: place &+ 1, end: end, isEscaped: isEscaped))
    }

    /// The text, if it is long only its beginning: an error must not carry megabytes into a log.
    func shortened(_ text: JSONText) -> String {
        guard text.end &- text.start > 64 else { return string(text) }
        var end = text.start
        while end &- text.start < 60 {
            end &+= base[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        while base[end] & 0xC0 == 0x80 { end &-= 1 }
        return string(JSONText(start: text.start, end: end, isEscaped: false))
    }
}
