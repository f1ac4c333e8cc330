import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// What `@JSON` writes. Other macros call it for types whose properties are not all data.
enum JSONCodecExpansion {
    /// `init(from:)` and `encode(to:)` of `JSONCodable`, as visible as the type.
    ///
    /// Put them into an extension: in the type itself the initialiser would replace the memberwise one.
    ///
    /// - Parameters:
    ///   - decl: A structure or an enumeration.
    ///   - excludingAttributes: Names, without `@`, of attributes whose properties are left out, such as `State`. They
    ///     must have a value of their own.
    static func codec(
        for decl: some DeclGroupSyntax, excludingAttributes: Set<String>, in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        let access = accessModifier(of: decl)
        if let enumeration = decl.as(EnumDeclSyntax.self) {
            return try EnumCodec(enumeration).members(access: access)
        }
        guard decl.is(StructDeclSyntax.self) else {
            throw MacroError(
                "a JSON codec is written for a struct or an enum: data has no identity of its own to keep",
                at: decl.introducer)
        }
        let properties = try StoredProperty.all(of: decl).filter { property in
            !(property.isConstant && property.defaultValue != nil)
                && !excludingAttributes.contains { property.attribute($0) != nil }
        }
        let fields = try properties.map { property in
            guard property.type != nil || property.defaultValue != nil else {
                throw MacroError("'\(property.name)' needs a type: write '\(property.name): …'", at: property.syntax)
            }
            return JSONField(
                name: property.name, type: property.type?.trimmedDescription, isOptional: property.isOptional,
                defaultValue: property.defaultValue?.trimmedDescription)
        }
        guard fields.count <= JSONField.limit else {
            throw MacroError(
                "more than \(JSONField.limit) properties: group some of them in a struct of their own", at: decl)
        }
        let results = fields.enumerated().map { $0.element.result($0.offset) }
        return [
            """
            \(raw: access)init(from json: inout JSONReader) throws(JSONError) {
            \(raw: JSONField.reading(fields))
            \(raw: initialisation(of: decl, properties, results))
            }
            """,
            """
            \(raw: access)func encode(to json: inout JSONWriter) {
            \(raw: JSONField.writing(fields, values: properties.map { "self.\($0.identifier.text)" }))
            }
            """,
        ]
    }

    /// Hands the values to the memberwise initialiser: assigned one by one they would be copied twice more, at 150 bytes
    /// a model in the browser. A type with an initialiser of its own has no memberwise one.
    private static func initialisation(
        of decl: some DeclGroupSyntax, _ properties: [StoredProperty], _ results: [String]
    ) -> String {
        if decl.memberBlock.members.contains(where: { $0.decl.is(InitializerDeclSyntax.self) }) {
            return zip(properties, results).map { "self.\($0.identifier.text) = \($1)" }.joined(separator: "\n")
        }
        return "self.init(" + zip(properties, results).map { "\($0.label): \($1)" }.joined(separator: ", ") + ")"
    }

    /// `public `, `package ` or nothing, so that generated members are as visible as their type.
    static func accessModifier(of decl: some DeclGroupSyntax) -> String {
        for modifier in decl.modifiers {
            switch modifier.name.tokenKind {
            case .keyword(.public), .keyword(.open): return "public "
            case .keyword(.package): return "package "
            default: continue
            }
        }
        return ""
    }

    /// A table of keys as `JSONKeys` reads it.
    static func keyTable(_ keys: [String]) -> String {
        "\"" + keys.map { $0.literalContent + "\\0" }.joined() + "\\u{1}\""
    }
}

/// One value of an object: a structure's property, or what a case carries.
struct JSONField {
    /// As many as a 64-bit mask can tell apart.
    static let limit = 64

    let name: String
    let type: String?
    let isOptional: Bool
    let defaultValue: String?

    var isRequired: Bool { defaultValue == nil && !isOptional }

    /// The variable that holds it until all are read. The reader has thrown if a required one is missing.
    /// Taken and not copied, which is less code.
    func result(_ index: Int) -> String {
        isRequired ? "_\(index).take().unsafelyUnwrapped" : isOptional ? "_\(index).take()" : "_\(index)"
    }

    /// Statements that read an object into the variables `_0`, `_1` and so on.
    static func reading(_ fields: [JSONField]) -> String {
        var lines: [String] = []
        var required: UInt64 = 0
        for (index, field) in fields.enumerated() {
            if field.isRequired {
                required |= 1 << UInt64(index)
                lines.append("var _\(index): (\(field.type!))?")
            } else {
                let annotation = field.type.map { ": \($0)" } ?? ""
                lines.append("var _\(index)\(annotation) = \(field.defaultValue ?? "nil")")
            }
        }
        let keys = JSONCodecExpansion.keyTable(fields.map(\.name))
        lines.append("var fields = JSONFields(\(keys), required: \(required))")
        if fields.isEmpty {
            lines.append("_ = json.next(&fields)")
        } else {
            lines.append("reading: while true {\nswitch json.next(&fields) {")
            for (index, field) in fields.enumerated() {
                let method = field.isRequired ? "require" : field.isOptional ? "optional" : "replace"
                lines.append("case \(index): json.\(method)(&_\(index))")
            }
            lines.append("default: break reading\n}\n}")
        }
        lines.append("try json.endFields()")
        return lines.joined(separator: "\n")
    }

    /// Statements that write an object of these values.
    static func writing(_ fields: [JSONField], values: [String]) -> String {
        if fields.isEmpty { return "json.beginObject()\njson.endObject()" }
        let keys = JSONCodecExpansion.keyTable(fields.map(\.name))
        return
            (["var keys = json.beginObject(\(keys))"] + values.map { "json.field(&keys, \($0))" } + ["json.endFields()"])
            .joined(separator: "\n")
    }
}

extension String {
    /// This text as it stands between the quotes of a Swift literal.
    var literalContent: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case _ where scalar.value < 0x20: text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
