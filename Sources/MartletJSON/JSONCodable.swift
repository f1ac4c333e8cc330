/// A type that can be read from JSON and written as JSON, on the server and in the browser.
///
/// `@JSON` and `@Model` write both requirements. By hand:
///
/// ```swift
/// extension Celsius: JSONCodable {
///     init(from json: inout JSONReader) throws(JSONError) { degrees = try json.read() }
///     func encode(to json: inout JSONWriter) { json.write(degrees) }
/// }
/// ```
///
/// `Int` is as wide as the machine: 64 bits on the server, 32 in the browser. What may pass 2,147,483,647 and
/// travels to the browser is an `Int64`; a value that does not fit is an error there, never a wrong number.
public protocol JSONCodable {
    /// Reads one value, all of it, from where the reader stands.
    init(from json: inout JSONReader) throws(JSONError)

    /// Writes exactly one value.
    func encode(to json: inout JSONWriter)
}

extension JSONCodable {
    /// Decodes a whole JSON text.
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8, without a byte order mark (RFC 8259, section 8.1).
    ///   - limits: How deep and how large the text may be, and what becomes of unknown keys.
    /// - Throws: `JSONError`, with the path and the byte at which the text is not what it should be.
    public init(json bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) -> Self in
            try Self(json: bytes, limits: limits)
        }
    }

    /// Decodes a whole JSON text from memory that the caller owns.
    public init(json bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        var reader = try JSONReader(bytes, limits: limits)
        self = try Self(from: &reader)
        try reader.finish()
    }

    /// This value as a JSON text, UTF-8. It can stand in an HTML script element as it is (see ``JSONWriter``).
    public func jsonBytes() -> [UInt8] {
        var writer = JSONWriter()
        encode(to: &writer)
        return writer.bytes
    }
}
