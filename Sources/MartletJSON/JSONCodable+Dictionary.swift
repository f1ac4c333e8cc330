#if !hasFeature(Embedded)
/// On the server only; ``JSONObject`` serves both sides. Keys are written in the order of their bytes, so that equal
/// dictionaries are equal texts.
extension Dictionary: JSONCodable where Key == String, Value: JSONCodable {
    public init(from json: inout JSONReader) throws(JSONError) {
        self.init()
        try json.beginObject()
        while let key = try json.nextKey() {
            guard updateValue(try json.read(), forKey: key) == nil else { throw json.fail(.duplicateKey(key)) }
        }
    }

    public func encode(to json: inout JSONWriter) {
        json.beginObject()
        for (key, value) in sorted(by: { $0.key.precedes($1.key) }) {
            json.key(key)
            value.encode(to: &json)
        }
        json.endObject()
    }
}
#endif
