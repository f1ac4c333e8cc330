#if Server
/// A value in an endpoint's path or query: declared once, checked, and described.
public struct APIParameter: Sendable {
    enum Place: String, Sendable { case path, query }

    enum Kind: Sendable {
        case integer(ClosedRange<Int64>)
        case text(ClosedRange<Int>)
        case choice([String])
        case cursor(parts: Int)
    }

    /// A value as it was sent and checked.
    enum Value: Sendable {
        case integer(Int64)
        case text(String)
    }

    let name: String
    let place: Place
    let kind: Kind
    let description: String
    /// What a query without it means; nil: nothing.
    let defaultValue: Int64?
    let isRequired: Bool

    private init(
        _ name: String, _ place: Place, _ kind: Kind, _ description: String, defaultValue: Int64? = nil,
        isRequired: Bool
    ) {
        self.name = name
        self.place = place
        self.kind = kind
        self.description = description
        self.defaultValue = defaultValue
        self.isRequired = isRequired
    }

    /// A number in the path, where it stands as `{name}`.
    public static func path(_ name: String, _ description: String, in range: ClosedRange<Int64> = 1...Int64.max)
        -> APIParameter
    {
        APIParameter(name, .path, .integer(range), description, isRequired: true)
    }

    /// A text in the path.
    public static func path(_ name: String, _ description: String, length: ClosedRange<Int>) -> APIParameter {
        APIParameter(name, .path, .text(length), description, isRequired: true)
    }

    /// A number in the query.
    public static func query(
        _ name: String, _ description: String, in range: ClosedRange<Int64>, defaultValue: Int64? = nil,
        isRequired: Bool = false
    ) -> APIParameter {
        APIParameter(name, .query, .integer(range), description, defaultValue: defaultValue, isRequired: isRequired)
    }

    /// A text in the query, of so many characters (Unicode code points).
    public static func query(
        _ name: String, _ description: String, length: ClosedRange<Int>, isRequired: Bool = false
    ) -> APIParameter {
        APIParameter(name, .query, .text(length), description, isRequired: isRequired)
    }

    /// One of several words in the query.
    public static func query(_ name: String, _ description: String, oneOf choices: [String], isRequired: Bool = false)
        -> APIParameter
    {
        APIParameter(name, .query, .choice(choices), description, isRequired: isRequired)
    }

    /// `limit` and `cursor` of a list that comes in pages.
    /// - Parameter parts: how many numbers say where a page begins, see ``Cursor``.
    public static func page(parts: Int, limit: ClosedRange<Int64> = 1...100, defaultLimit: Int64 = 20) -> [APIParameter]
    {
        [
            .query("limit", "The most elements of the page.", in: limit, defaultValue: defaultLimit),
            APIParameter(
                "cursor", .query, .cursor(parts: parts), "Where the page begins: `next` of the page before.",
                isRequired: false),
        ]
    }

    /// Reads a value that was sent; nil if it is not what it must be.
    func read(_ text: String) -> Value? {
        switch kind {
        case .integer(let range):
            // One number has one spelling.
            guard let number = Int64(text), "\(number)" == text, range ~= number else { return nil }
            return .integer(number)
        case .text(let length): return length ~= text.unicodeScalars.count ? .text(text) : nil
        case .choice(let choices): return choices.contains(text) ? .text(text) : nil
        case .cursor(let parts): return Cursor(text, parts: parts) == nil ? nil : .text(text)
        }
    }

    /// What a value must be, in words.
    var expectation: String {
        switch kind {
        case .integer(let range): "must be a number from \(range.lowerBound) to \(range.upperBound)"
        case .text(let range): "must have \(range.lowerBound) to \(range.upperBound) characters"
        case .choice(let choices): "must be one of \(choices.joined(separator: ", "))"
        case .cursor: "must be the cursor of a page"
        }
    }

    var schema: JSONValue {
        switch kind {
        case .integer(let range):
            APISchema.integer(range).adding([("default", defaultValue.map { .integer($0) })])
        case .text(let range):
            [
                "type": "string", "minLength": .integer(Int64(range.lowerBound)),
                "maxLength": .integer(Int64(range.upperBound)),
            ]
        case .choice(let choices): ["type": "string", "enum": .array(choices.map { .string($0) })]
        case .cursor(let parts): ["type": "string", "pattern": .string(Cursor.pattern(parts: parts))]
        }
    }
}
#endif
