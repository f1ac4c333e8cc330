/// A rule for a field of an ``Action``. It is said once, and becomes an attribute of the form's control, which the
/// browser checks, and a check on the server.
public enum FieldRule {
    /// How many characters a text has. With at least one it cannot be left out.
    case length(ClosedRange<Int>)
    /// Between which whole numbers a number lies.
    case range(ClosedRange<Int>)
    /// An e-mail address (https://html.spec.whatwg.org/#valid-e-mail-address).
    case email
    /// A secret: not shown, and never sent back.
    case password
    /// A regular expression for the whole text, and what it wants, in words: `.pattern("[a-z0-9-]+", "small letters and digits")`.
    case pattern(StaticString, StaticString)
    /// The types of file that a file field offers, as `accept` has them.
    case accept(StaticString)
    case none
}

/// The rules of one field, put together. A class, as ``FormField`` is: values of many words cost code wherever they go.
public final class FieldRules {
    package var type: StaticString = "text"
    package var minimumLength = 0
    package var maximumLength = 0
    package var minimum: Int?
    package var maximum: Int?
    package var pattern: StaticString = ""
    package var patternInWords: StaticString = ""
    package var accept: StaticString = ""
    package var isRequired = false
    package var isSecret = false

    @inline(never)
    public init(_ first: FieldRule = .none, _ second: FieldRule = .none, _ third: FieldRule = .none) {
        add(first)
        add(second)
        add(third)
    }

    @inline(never)
    private func add(_ rule: FieldRule) {
        switch rule {
        case .length(let range):
            minimumLength = range.lowerBound
            maximumLength = range.upperBound
            if minimumLength > 0 { isRequired = true }
        case .range(let range):
            minimum = range.lowerBound
            maximum = range.upperBound
        case .email:
            type = "email"
            isRequired = true
        case .password:
            type = "password"
            isRequired = true
            isSecret = true
        case .pattern(let expression, let words):
            pattern = expression
            patternInWords = words
        case .accept(let types): accept = types
        case .none: break
        }
    }
}
