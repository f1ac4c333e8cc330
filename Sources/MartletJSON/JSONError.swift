/// Why a JSON text was refused, and where.
///
/// One word wide, so that code that only passes an error on stays small in the browser.
public struct JSONError: Error {
    #if Server || DEBUG
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
    #else
    // A visitor's browser has nobody to tell: it goes on with plain pages, and does without the sentences.
    public var reason: Reason { .invalid("") }
    public let offset: Int
    public var path: JSONPath { JSONPath() }

    public init(_ reason: Reason, offset: Int, path: JSONPath) { self.offset = offset }
    #endif

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
        var text = MessageText()
        path.write(to: &text)
        if !text.isEmpty { text.append(": ") }
        reason.write(to: &text)
        text.append(" (byte ")
        text.append(offset)
        text.append(")")
        return text.string
    }
}

extension JSONError.Reason: CustomStringConvertible {
    public var description: String {
        var text = MessageText()
        write(to: &text)
        return text.string
    }

    fileprivate func write(to text: inout MessageText) {
        func quote(_ before: StaticString, _ name: String) {
            text.append(before)
            text.append(name)
            text.append("\"")
        }
        switch self {
        case .expected(let wanted, let found):
            text.append("expected ")
            text.append(wanted.description)
            text.append(", found ")
            text.append(found.description)
        case .malformed(let sentence): text.append(sentence)
        case .missingKey(let key): quote("missing key \"", key)
        case .duplicateKey(let key): quote("duplicate key \"", key)
        case .unknownKey(let key): quote("unknown key \"", key)
        case .unknownCase(let name): quote("unknown case \"", name)
        case .numberOutOfRange: text.append("the number is out of range")
        case .notAnInteger: text.append("expected an integer, found a fraction or an exponent")
        case .trailingBytes: text.append("expected the end of the text, found more")
        case .tooDeep(let limit):
            text.append("nested deeper than ")
            text.append(limit)
        case .tooLarge(let limit):
            text.append("larger than ")
            text.append(limit)
            text.append(" bytes")
        case .invalid(let sentence): text.append(sentence)
        }
    }
}

#if !hasFeature(Embedded)
// `String ==` would bring the Unicode tables into the browser.
extension JSONError.Reason: Equatable {
    public static func == (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.expected(let w1, let f1), .expected(let w2, let f2)): w1 == w2 && f1 == f2
        case (.malformed(let a), .malformed(let b)): a.description == b.description
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
