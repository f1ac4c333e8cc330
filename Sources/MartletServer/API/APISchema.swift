#if Server
import MartletJSON

/// Describes types in JSON Schema, by looking at an example of each.
struct APISchema {
    /// The descriptions of all types that were met, by name.
    private(set) var types: [(name: String, schema: JSONValue)] = []

    static func integer(_ range: ClosedRange<Int64>) -> JSONValue {
        [
            "type": "integer", "format": "int64", "minimum": .integer(range.lowerBound),
            "maximum": .integer(range.upperBound),
        ]
    }

    /// A reference to the description of a type.
    mutating func reference<T: APIType>(to type: T.Type) -> JSONValue {
        let name = T.schemaName
        if !types.contains(where: { $0.name == name }) {
            let place = types.count
            types.append((name, .null))
            types[place].schema = describe(T.example)
        }
        return ["$ref": .string("#/components/schemas/\(name)")]
    }

    private mutating func describe<T: APIType>(_ example: T) -> JSONValue {
        var properties: [JSONValue.Member] = []
        var required: [JSONValue] = []
        for child in Mirror(reflecting: example).children {
            guard let name = child.label else { continue }
            let type = Swift.type(of: child.value)
            var schema = self.schema(of: type)
            if let rule = T.rules[name] { schema = Self.apply(rule, to: schema) }
            properties.append(.init(key: name, value: schema))
            if !(type is any OptionalType.Type) { required.append(.string(name)) }
        }
        return .members([
            ("type", "object"), ("properties", .object(properties)),
            ("required", required.isEmpty ? nil : .array(required)),
            ("additionalProperties", false), ("examples", [Self.value(of: example)]),
        ])
    }

    private mutating func schema(of type: Any.Type) -> JSONValue {
        switch type {
        case let type as any APIScalar.Type: type.schema
        case let type as any APIType.Type: reference(to: type)
        case let type as any OptionalType.Type: ["anyOf": [schema(of: type.wrapped), ["type": "null"]]]
        case let type as any ArrayType.Type: ["type": "array", "items": schema(of: type.element)]
        default: [:]
        }
    }

    /// With the keywords of a rule in place of the type's own; inside the first alternative for an optional.
    private static func apply(_ rule: APIRule, to schema: JSONValue) -> JSONValue {
        guard case .object(var members) = schema else { return schema }
        if let index = members.firstIndex(where: { $0.key == "anyOf" }), case .array(var choices) = members[index].value
        {
            choices[0] = apply(rule, to: choices[0])
            members[index] = .init(key: "anyOf", value: .array(choices))
            return .object(members)
        }
        let keywords = rule.keywords + [("description", rule.description.map { .string($0) })]
        members.removeAll { member in keywords.contains { $0.0 == member.key && $0.1 != nil } }
        return JSONValue.object(members).adding(keywords)
    }

    /// A value as JSON. What was just written can be read.
    static func value<T: JSONCodable>(of value: T) -> JSONValue {
        (try? JSONValue(json: value.jsonBytes())) ?? .null
    }

    /// What is wrong with a value by its type's rules: JSON pointers and words.
    static func problems<T: APIType>(with value: T) -> [(pointer: String, detail: String)] {
        Mirror(reflecting: value).children.compactMap { child in
            guard let name = child.label, let rule = T.rules[name] else { return nil }
            // Nothing can be wrong with an optional that is nil.
            let value = (child.value as? any OptionalType).map { $0.value as Any } ?? child.value
            return rule.problem(with: value).map { ("/\(name)", $0) }
        }
    }
}

/// Optionals, told from other types while the program runs.
protocol OptionalType {
    static var wrapped: Any.Type { get }
    var value: Any? { get }
}

extension Optional: OptionalType {
    static var wrapped: Any.Type { Wrapped.self }
    var value: Any? { self }
}

/// Arrays, likewise.
protocol ArrayType {
    static var element: Any.Type { get }
}

extension Array: ArrayType {
    static var element: Any.Type { Element.self }
}
#endif
