extension Bool: JSONCodable {
    public init(from json: inout JSONReader) throws(JSONError) { self = try json.readBool() }
    public func encode(to json: inout JSONWriter) { json.writeBool(self) }
}

extension String: JSONCodable {
    public init(from json: inout JSONReader) throws(JSONError) { self = try json.readString() }
    public func encode(to json: inout JSONWriter) { json.writeString(self) }
}

extension Double: JSONCodable {
    public init(from json: inout JSONReader) throws(JSONError) { self = try json.readDouble() }
    public func encode(to json: inout JSONWriter) { json.writeDouble(self) }
}

extension Float: JSONCodable {
    public init(from json: inout JSONReader) throws(JSONError) { self = try json.readFloat() }
    public func encode(to json: inout JSONWriter) { json.writeFloat(self) }
}

/// An integer that is read and written as a JSON number, exactly, whatever its width.
public protocol JSONInteger: JSONCodable, FixedWidthInteger {}

extension JSONInteger {
    @inline(never)
    public init(from json: inout JSONReader) throws(JSONError) { self = try json.readInteger() }
    public func encode(to json: inout JSONWriter) { json.writeInteger(self) }
}

extension Int: JSONInteger {}
extension Int8: JSONInteger {}
extension Int16: JSONInteger {}
extension Int32: JSONInteger {}
extension Int64: JSONInteger {}
extension UInt: JSONInteger {}
extension UInt8: JSONInteger {}
extension UInt16: JSONInteger {}
extension UInt32: JSONInteger {}
extension UInt64: JSONInteger {}

/// A raw-valued type, such as an enumeration of integers, travels as its raw value.
extension JSONCodable where Self: RawRepresentable, RawValue: JSONCodable {
    public init(from json: inout JSONReader) throws(JSONError) {
        let raw: RawValue = try json.read()
        guard let value = Self(rawValue: raw) else { throw json.fail(.invalid("no case has this raw value")) }
        self = value
    }

    public func encode(to json: inout JSONWriter) { rawValue.encode(to: &json) }
}
