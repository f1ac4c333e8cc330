#if Server
import MartletJSON

/// A JSON value as a tree, for documents that are written once: an API's description.
public indirect enum JSONValue: Sendable, Equatable, JSONCodable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// Keys and values in the order in which they are written.
    case object([Member])

    /// A key with its value.
    public struct Member: Sendable, Equatable {
        public let key: String
        public let value: JSONValue
    }

    public init(from json: inout JSONReader) throws(JSONError) {
        switch json.kind() {
        case .object:
            self = .object(try JSONObject<JSONValue>(from: &json).pairs.map { Member(key: $0.key, value: $0.value) })
        case .array: self = .array(try json.read())
        case .string: self = .string(try json.read())
        case .boolean: self = .bool(try json.read())
        case .number: self = .number(try json.read())
        default:
            guard try json.readNull() else { throw json.fail(.malformed("expected a value")) }
            self = .null
        }
    }

    public func encode(to json: inout JSONWriter) {
        switch self {
        case .null: json.writeNull()
        case .bool(let value): json.write(value)
        case .integer(let value): json.write(value)
        case .number(let value): json.write(value)
        case .string(let value): json.write(value)
        case .array(let values): json.write(values)
        case .object(let members):
            json.beginObject()
            for member in members {
                json.key(member.key)
                json.write(member.value)
            }
            json.endObject()
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(key: $0, value: $1) })
    }

    /// An object without the members that are nil.
    static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
    }

    /// This object with more members.
    func adding(_ more: [(String, JSONValue?)]) -> JSONValue {
        guard case .object(let members) = self, case .object(let added) = JSONValue.members(more) else { return self }
        return .object(members + added)
    }
}
#endif
