/// `nil` is `null`.
extension Optional: JSONCodable where Wrapped: JSONCodable {
    @inline(never)
    public init(from json: inout JSONReader) throws(JSONError) {
        self = try json.readNull() ? nil : try Wrapped(from: &json)
    }

    @inlinable @inline(never)
    public func encode(to json: inout JSONWriter) {
        if let self { self.encode(to: &json) } else { json.writeNull() }
    }
}

extension Array: JSONCodable where Element: JSONCodable {
    @inline(never)
    public init(from json: inout JSONReader) throws(JSONError) {
        self.init()
        try json.beginArray()
        while try json.nextElement() { append(try Element(from: &json)) }
    }

    @inlinable @inline(never)
    public func encode(to json: inout JSONWriter) {
        json.beginArray()
        for element in self { element.encode(to: &json) }
        json.endArray()
    }
}
