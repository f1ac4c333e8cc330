import SwiftParser
import SwiftSyntax

/// A page's address as `@Page` is given it: `/photos/{id: Int}?size={size: String?}`.
struct Address {
    struct Parameter {
        enum Place { case path, catchAll, query(String) }
        let name: String
        /// As written; an optional's without its question mark.
        let type: String
        let isOptional: Bool
        let defaultValue: String?
        let place: Place
    }

    /// The path with types taken out: `/photos/{id}`.
    let pattern: String
    let parameters: [Parameter]
    /// The path as literals and parameters, for `link`.
    let pieces: [Piece]

    enum Piece { case literal(String), parameter(Parameter) }

    init(_ text: String, at syntax: some SyntaxProtocol) throws {
        // A question mark inside braces belongs to a type.
        var path = text
        var query = ""
        if let mark = Address.queryMark(text) {
            path = String(text[..<mark])
            query = String(text[text.index(after: mark)...])
        }
        guard path.hasPrefix("/") else { throw MacroError("an address begins with a slash", at: syntax) }
        guard !path.contains("//") else {
            throw MacroError("an address has no empty segments: write one slash, not two", at: syntax)
        }
        var parameters: [Parameter] = []
        var pieces: [Piece] = []
        var pattern = ""
        let segments = path.split(separator: "/")
        for (index, segment) in segments.enumerated() {
            pattern += "/"
            guard segment.hasPrefix("{") else {
                let literal = try Address.literal(segment, at: syntax)
                pattern += literal
                pieces.append(.literal("/" + literal))
                continue
            }
            var inner = try Address.braces(segment, at: syntax)
            var place = Parameter.Place.path
            if inner.hasSuffix("...") {
                guard index == segments.count - 1 else {
                    throw MacroError("a catch-all is the last segment", at: syntax)
                }
                inner = String(inner.dropLast(3))
                place = .catchAll
            }
            let parameter = try Address.parameter(inner, place, at: syntax)
            guard !parameter.isOptional, parameter.defaultValue == nil else {
                throw MacroError("'\(parameter.name)': only parameters of the query are optional", at: syntax)
            }
            if case .catchAll = place, parameter.type != "String" {
                throw MacroError("a catch-all is {\(parameter.name): String...}", at: syntax)
            }
            let dots = if case .catchAll = place { "..." } else { "" }
            pattern += "{\(parameter.name)\(dots)}"
            parameters.append(parameter)
            // A catch-all brings its slashes along: without segments there is none.
            if dots.isEmpty { pieces.append(.literal("/")) }
            pieces.append(.parameter(parameter))
        }
        if pattern.isEmpty {
            pattern = "/"
            pieces.append(.literal("/"))
        }
        for item in query.split(separator: "&") {
            guard let equals = item.firstIndex(of: "=") else {
                throw MacroError("'\(item)': a parameter of the query is name={parameter: Type?}", at: syntax)
            }
            let inner = try Address.braces(item[item.index(after: equals)...], at: syntax)
            let key = item[..<equals]
            guard !key.isEmpty, key.utf8.allSatisfy(Address.isUnreserved) else {
                throw MacroError(
                    "'\(key)': the name of a query's parameter is made of letters, digits and -._~", at: syntax)
            }
            let parameter = try Address.parameter(inner, .query(String(key)), at: syntax)
            parameters.append(parameter)
        }
        let names = parameters.map(\.name)
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw MacroError("two parameters are called '\(twice)'", at: syntax)
        }
        self.pattern = pattern
        self.parameters = parameters
        self.pieces = pieces
    }

    /// A segment as URLs have it, with everything beyond ASCII escaped: browsers and the server compare it as it is.
    private static func literal(_ segment: Substring, at syntax: some SyntaxProtocol) throws -> String {
        guard !segment.contains(where: { "{}%".contains($0) || $0.isWhitespace }) else {
            throw MacroError("'\(segment)': a parameter is a whole segment, {name: Type}", at: syntax)
        }
        // What URL parsers take for something else, or escape (https://url.spec.whatwg.org/#path-percent-encode-set).
        if let bad = segment.unicodeScalars.first(where: {
            "\"\\#<>^`|".unicodeScalars.contains($0) || $0.value < 0x20 || $0.value == 0x7F
        }) {
            throw MacroError("'\(segment)': \(Character(bad)) cannot stand in an address", at: syntax)
        }
        guard segment != ".", segment != ".." else {
            throw MacroError("'\(segment)': browsers take this segment for a step in the path", at: syntax)
        }
        return segment.utf8.map { byte in
            byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// RFC 3986 §2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// What `@Page` adds to the type, and what its functions call their own.
    private static let taken: Set<String> = [
        "link", "pattern", "head", "body", "load", "served", "isStatic", "bindState", "encode", "request", "self",
    ]

    private static func queryMark(_ text: String) -> String.Index? {
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "{": depth += 1
            case "}": depth -= 1
            case "?" where depth == 0: return index
            default: break
            }
        }
        return nil
    }

    private static func braces(_ text: Substring, at syntax: some SyntaxProtocol) throws -> String {
        guard text.hasPrefix("{"), text.hasSuffix("}") else {
            throw MacroError("'\(text)': a parameter is {name: Type}", at: syntax)
        }
        return String(text.dropFirst().dropLast())
    }

    private static func parameter(
        _ text: String, _ place: Parameter.Place, at syntax: some SyntaxProtocol
    ) throws -> Parameter {
        let halves = text.split(separator: ":", maxSplits: 1).map { trim($0) }
        guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
            throw MacroError("'{\(text)}': give the parameter a type, {name: Type}", at: syntax)
        }
        let name = halves[0]
        guard name.isValidSwiftIdentifier(for: .variableName) else {
            throw MacroError("'\(name)': a parameter's name is a Swift identifier", at: syntax)
        }
        guard !taken.contains(name) else {
            throw MacroError("'\(name)': @Page uses this name itself; call the parameter something else", at: syntax)
        }
        let typeAndDefault = halves[1].split(separator: "=", maxSplits: 1).map { trim($0) }
        var type = typeAndDefault[0]
        let isOptional = type.hasSuffix("?")
        if isOptional { type = String(type.dropLast()) }
        return Parameter(
            name: name, type: type, isOptional: isOptional,
            defaultValue: typeAndDefault.count > 1 ? typeAndDefault[1] : nil, place: place)
    }

    private static func trim(_ text: some StringProtocol) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
