import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Model`: the JSON codec, and on the server how the model is read from a row. Which of them is told by the
/// conformances that the macro was declared with.
struct ModelMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        try context.diagnosing([]) {
            guard declaration.is(StructDeclSyntax.self) else {
                throw MacroError("@Model is for a struct; for an enum write @JSON", at: declaration.introducer)
            }
            return try protocols.map { conformance in
                let name = conformance.trimmedDescription
                let members =
                    name == "RowDecodable"
                    ? try rowMembers(declaration)
                    : try JSONCodecExpansion.codec(for: declaration, excludingAttributes: [], in: context)
                return try .conforming(type, to: name, members: members)
            }
        }
    }

    private static func rowMembers(_ declaration: some DeclGroupSyntax) throws -> [DeclSyntax] {
        let access = JSONCodecExpansion.accessModifier(of: declaration)
        var columns: [String] = []
        var assignments: [String] = []
        for property in try StoredProperty.all(of: declaration) {
            if property.isConstant && property.defaultValue != nil { continue }
            if property.attribute("Transient") != nil {
                guard property.defaultValue != nil || (property.isOptional && !property.isConstant) else {
                    throw MacroError("a @Transient property needs a default value", at: property.syntax)
                }
                continue
            }
            let index = columns.count
            columns.append("ModelColumn(\"\(try column(of: property))\", property: \"\(property.name)\")")
            let read = property.isOptional ? "row.readOptional(\(index))" : "row.read(\(index))"
            let target = "self.\(property.identifier.text)"
            // The default was assigned already where the property has one.
            assignments.append(
                property.defaultValue == nil
                    ? "\(target) = try \(read)" : "if row.contains(\(index)) { \(target) = try \(read) }")
        }
        return [
            "\(raw: access)static var columns: [ModelColumn] { [\(raw: columns.joined(separator: ", "))] }",
            "\(raw: access)init(row: borrowing Row) throws {\n\(raw: assignments.joined(separator: "\n"))\n}",
        ]
    }

    /// The name given with `@Column`, or the property's in snake case: `takenAt` is `taken_at`, `imageURL` is `image_url`.
    private static func column(of property: StoredProperty) throws -> String {
        guard let attribute = property.attribute("Column") else { return property.name.snakeCased }
        guard case .argumentList(let arguments) = attribute.arguments,
            let name = arguments.first?.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue
        else { throw MacroError("write the column's name as a string literal", at: attribute) }
        return name.literalContent
    }
}

/// `@Column` and `@Transient`: read by `@Model`, nothing by themselves.
struct PropertyMarkerMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] { [] }
}

extension String {
    /// Words in lower case with underscores between; a run of capitals is one word.
    var snakeCased: String {
        var result = ""
        let characters = Array(self)
        for (index, character) in characters.enumerated() {
            let follows = index > 0 && characters[index - 1] != "_"
            let beginsWord =
                character.isUppercase && follows
                && (!characters[index - 1].isUppercase
                    || (index + 1 < characters.count && characters[index + 1].isLowercase))
            result += (beginsWord ? "_" : "") + character.lowercased()
        }
        return result
    }
}
