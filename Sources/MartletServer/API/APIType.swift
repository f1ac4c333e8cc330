#if Server
import MartletCore
import MartletJSON

/// A type that an API takes or gives: JSON by its codec, described by an example of it.
///
///     @Model struct NewComment: APIType {
///         let text: String
///         static let example = NewComment(text: "What light!")
///         static let rules: [String: APIRule] = ["text": .length(1...2_000)]
///     }
///
/// The description of the JSON is taken from the example's properties: their names and types, which of them may be
/// missing (optionals). What a type cannot say, `rules` says; they stand in the description, and are checked of
/// what comes in.
public protocol APIType: JSONCodable, Sendable {
    /// A value as it could be. Arrays and optionals in it may be empty.
    static var example: Self { get }

    /// What values of a property must be, by the property's name.
    static var rules: [String: APIRule] { get }
}

extension APIType {
    public static var rules: [String: APIRule] { [:] }

    /// The type's name in the description.
    static var schemaName: String { String("\(Self.self)".filter { $0.isLetter || $0.isNumber }) }
}

/// A type that is described by itself: scalars, and enumerations of raw values.
///
///     extension Licence: APIScalar { static var schema: JSONValue { .choice(of: Licence.self) } }
public protocol APIScalar: JSONCodable {
    /// Its JSON Schema (draft 2020-12, as OpenAPI 3.1 has it).
    static var schema: JSONValue { get }
}

extension JSONValue {
    /// The schema of an enumeration of strings.
    public static func choice<T: CaseIterable & RawRepresentable>(of type: T.Type) -> JSONValue
    where T.RawValue == String {
        ["type": "string", "enum": .array(T.allCases.map { .string($0.rawValue) })]
    }
}

extension String: APIScalar { public static var schema: JSONValue { ["type": "string"] } }
extension Bool: APIScalar { public static var schema: JSONValue { ["type": "boolean"] } }
extension Double: APIScalar { public static var schema: JSONValue { ["type": "number"] } }
extension Int: APIScalar { public static var schema: JSONValue { APISchema.integer(Int64(Int.min)...Int64(Int.max)) } }
extension Int64: APIScalar { public static var schema: JSONValue { APISchema.integer(Int64.min...Int64.max) } }
extension Int32: APIScalar {
    public static var schema: JSONValue { APISchema.integer(Int64(Int32.min)...Int64(Int32.max)) }
}

/// In an API too a moment is its milliseconds since 1970.
extension Timestamp: APIScalar {
    public static var schema: JSONValue {
        APISchema.integer(.min ... .max).adding([("description", "Milliseconds since 1970-01-01T00:00:00Z.")])
    }
}

/// What a value must be beyond its type.
public struct APIRule: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case length(ClosedRange<Int>)
        case text(ClosedRange<Int>)
        case range(ClosedRange<Int64>)
        case count(ClosedRange<Int>)
        /// Nothing but words about it.
        case any
    }

    let kind: Kind
    var description: String?

    /// Of a text: how many characters (Unicode code points) it may have.
    public static func length(_ range: ClosedRange<Int>) -> APIRule { APIRule(kind: .length(range)) }
    /// Of a text that people read: the same, and that there is something to be seen in it, as an action's fields demand.
    public static func text(_ range: ClosedRange<Int>) -> APIRule { APIRule(kind: .text(range)) }
    /// Of a number: its least and greatest value.
    public static func range(_ range: ClosedRange<Int64>) -> APIRule { APIRule(kind: .range(range)) }
    /// Of an array: how many elements it may have.
    public static func count(_ range: ClosedRange<Int>) -> APIRule { APIRule(kind: .count(range)) }
    /// Words about the property.
    public static func described(_ text: String) -> APIRule { APIRule(kind: .any, description: text) }
    /// The same rule with words about the property.
    public func described(_ text: String) -> APIRule { APIRule(kind: kind, description: text) }

    /// What is wrong with a value, in words; nil if nothing is.
    func problem(with value: Any) -> String? {
        switch (kind, value) {
        case (.length(let range), let text as String):
            let count = text.unicodeScalars.count
            return range ~= count
                ? nil : "must have \(range.lowerBound) to \(range.upperBound) characters, and has \(count)"
        case (.text(let range), let text as String):
            if text.utf8.contains(0) { return "must not contain U+0000" }
            if range.lowerBound > 0, !FieldRules.canBeSeen(text) { return "must have something to be seen" }
            return APIRule.length(range).problem(with: text)
        case (.range(let range), let number as any BinaryInteger):
            return range ~= Int64(clamping: number) ? nil : "must be from \(range.lowerBound) to \(range.upperBound)"
        case (.count(let range), let array as any Collection):
            return range ~= array.count ? nil : "must have \(range.lowerBound) to \(range.upperBound) elements"
        default: return nil
        }
    }

    var keywords: [(String, JSONValue?)] {
        switch kind {
        case .length(let range), .text(let range):
            [("minLength", .integer(Int64(range.lowerBound))), ("maxLength", .integer(Int64(range.upperBound)))]
        case .range(let range): [("minimum", .integer(range.lowerBound)), ("maximum", .integer(range.upperBound))]
        case .count(let range):
            [("minItems", .integer(Int64(range.lowerBound))), ("maxItems", .integer(Int64(range.upperBound)))]
        case .any: []
        }
    }
}
#endif
