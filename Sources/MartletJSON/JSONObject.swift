/// An object with any keys, in their order: for both sides what `[String: Value]` is for the server alone.
///
/// A dictionary keyed by strings brings 21 KB of Unicode tables into the browser.
public struct JSONObject<Value: JSONCodable>: JSONCodable {
    /// Keys and values, in the order of the text. Reading allows no key twice.
    public var pairs: [(key: String, value: Value)]

    public init(_ pairs: [(key: String, value: Value)] = []) { self.pairs = pairs }

    /// The value of a key; the keys are compared byte by byte.
    public subscript(key: String) -> Value? {
        for pair in pairs where pair.key.hasSameBytes(as: key) { return pair.value }
        return nil
    }

    public init(from json: inout JSONReader) throws(JSONError) {
        pairs = []
        try json.beginObject()
        while let key = try json.nextKey() { pairs.append((key, try json.read())) }
        if let duplicate = duplicateKey() { throw json.fail(.duplicateKey(duplicate)) }
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

#if hasFeature(Embedded)
extension JSONObject {
    /// A key that stands twice. Each is compared with each: what the browser reads, our own server wrote.
    private func duplicateKey() -> String? {
        for (index, pair) in pairs.enumerated() {
            for other in pairs[..<index] where other.key.hasSameBytes(as: pair.key) { return pair.key }
        }
        return nil
    }
}
#else
extension JSONObject {
    /// A key that stands twice. Sorted and not compared each with each: the keys may come from a stranger, in thousands.
    private func duplicateKey() -> String? {
        let sorted = pairs.indices.sorted { pairs[$0].key.precedes(pairs[$1].key) }
        for (a, b) in zip(sorted, sorted.dropFirst()) where pairs[a].key.hasSameBytes(as: pairs[b].key) {
            return pairs[b].key
        }
        return nil
    }
}
#endif
