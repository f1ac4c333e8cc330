/// `nil` is `null`.
extension Optional: JSONCodable where Wrapped: JSONCodable {
    @inline(never)
    public init(from json: inout JSONReader) throws(JSONError) {
        self = try json.readNull() ? nil : try Wrapped(from: &json)
    }

    @inline(never)
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

    @inline(never)
    public func encode(to json: inout JSONWriter) {
        json.beginArray()
        for element in self { element.encode(to: &json) }
        json.endArray()
    }
}

/// An object with any keys, in their order: for both sides what `[String: Value]` is for the server alone.
///
/// A dictionary keyed by strings brings 48 KB of Unicode tables into the browser.
public struct JSONObject<Value: JSONCodable>: JSONCodable {
    /// Keys and values, in the order of the text. Reading allows no key twice.
    public var pairs: [(key: String, value: Value)]

    public init(_ pairs: [(key: String, value: Value)] = []) { self.pairs = pairs }

    /// The value of a key; the keys are compared byte by byte.
    public subscript(key: String) -> Value? {
        for pair in pairs where pair.key.utf8.elementsEqual(key.utf8) { return pair.value }
        return nil
    }

    public init(from json: inout JSONReader) throws(JSONError) {
        pairs = []
        try json.beginObject()
        while let key = try json.nextKey() { pairs.append((key, try json.read())) }
        // Sorted and not compared each with each: the keys may come from a stranger, in thousands.
        let sorted = pairs.indices.sorted { pairs[$0].key.utf8.lexicographicallyPrecedes(pairs[$1].key.utf8) }
        for (a, b) in zip(sorted, sorted.dropFirst()) where pairs[a].key.utf8.elementsEqual(pairs[b].key.utf8) {
            throw json.fail(.duplicateKey(pairs[b].key))
        }
    }

    public func encode(to json: inout JSONWriter) {
        json.beginObject()
        for pair in pairs {
            json.key(pair.key)
            pair.value.encode(to: &json)
        }
        json.endObject()
    }
}

extension JSONObject: Sendable where Value: Sendable {}
