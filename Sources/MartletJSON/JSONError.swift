/// Why a JSON text was refused, and where.
///
/// One word wide, so that code that only passes an error on stays small in the browser.
public struct JSONError: Error {
    /// What was wrong.
    public var reason: Reason { details.reason }
    /// The byte at which it was found, counted from 0.
    public var offset: Int { details.offset }
    /// The keys and indices that lead there.
    public var path: JSONPath { details.path }

    private let details: Details

    public init(_ reason: Reason, offset: Int, path: JSONPath) {
        details = Details(reason, offset, path)
    }

    private final class Details: Sendable {
        let reason: Reason
        let offset: Int
        let path: JSONPath

        init(_ reason: Reason, _ offset: Int, _ path: JSONPath) {
            self.reason = reason
            self.offset = offset
            self.path = path
        }
    }

    /// What can be wrong with a JSON text.
    public enum Reason: Sendable {
        /// A value of another kind stands here.
        case expected(Kind, found: Kind)
        /// The text breaks JSON's grammar (RFC 8259); the sentence says how.
        case malformed(StaticString)
        /// The object lacks a key that the type needs.
        case missingKey(String)
        /// The key stands twice in one object.
        case duplicateKey(String)
        /// The type has no such key, and the limits say to refuse it.
        case unknownKey(String)
        /// The enumeration has no such case.
        case unknownCase(String)
        /// The number does not fit into the type.
        case numberOutOfRange
        /// The number has a fraction or an exponent, and an integer is wanted.
        case notAnInteger
        /// Something follows the value.
        case trailingBytes
        /// More nested arrays and objects than the limit given.
        case tooDeep(Int)
        /// More bytes than the limit given.
        case tooLarge(Int)
        /// A rule of the type itself was broken; the sentence says which.
        case invalid(String)
    }

    /// What stands, or should stand, at a place in the text.
    public enum Kind: UInt8, Sendable {
        case object, array, string, number, boolean, null, key, end, other

        public var description: StaticString {
            switch self {
            case .object: "an object"
            case .array: "an array"
            case .string: "a string"
            case .number: "a number"
            case .boolean: "a boolean"
            case .null: "null"
            case .key: "a key"
            case .end: "the end of the text"
            case .other: "a byte that begins no value"
            }
        }
    }
}

extension JSONError: CustomStringConvertible {
    /// For example `comments[3].author.name: expected a string, found a number (byte 482)`.
    public var description: String {
        var text = path.description
        if !path.elements.isEmpty { text += ": " }
        text += reason.description
        text += " (byte "
        text += offset.description
        text += ")"
        return text
    }
}

extension JSONError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .expected(let wanted, let found):
            "expected " + wanted.description.string + ", found " + found.description.string
        case .malformed(let sentence): sentence.string
        case .missingKey(let key): "missing key \"" + key + "\""
        case .duplicateKey(let key): "duplicate key \"" + key + "\""
        case .unknownKey(let key): "unknown key \"" + key + "\""
        case .unknownCase(let name): "unknown case \"" + name + "\""
        case .numberOutOfRange: "the number is out of range"
        case .notAnInteger: "expected an integer, found a fraction or an exponent"
        case .trailingBytes: "expected the end of the text, found more"
        case .tooDeep(let limit): "nested deeper than " + limit.description
        case .tooLarge(let limit): "larger than " + limit.description + " bytes"
        case .invalid(let sentence): sentence
        }
    }
}

extension StaticString {
    /// `StaticString.description` by bytes.
    var string: String { String(decoding: UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount), as: UTF8.self) }
}

#if !hasFeature(Embedded)
// `String ==` would bring the Unicode tables into the browser.
extension JSONError.Reason: Equatable {
    public static func == (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.expected(let w1, let f1), .expected(let w2, let f2)): w1 == w2 && f1 == f2
        case (.malformed(let a), .malformed(let b)): a.string == b.string
        case (.missingKey(let a), .missingKey(let b)), (.duplicateKey(let a), .duplicateKey(let b)),
            (.unknownKey(let a), .unknownKey(let b)), (.unknownCase(let a), .unknownCase(let b)),
            (.invalid(let a), .invalid(let b)):
            a == b
        case (.numberOutOfRange, .numberOutOfRange), (.notAnInteger, .notAnInteger), (.trailingBytes, .trailingBytes):
            true
        case (.tooDeep(let a), .tooDeep(let b)), (.tooLarge(let a), .tooLarge(let b)): a == b
        default: false
        }
    }
}
#endif
