import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@JSON`: conformance to `JSONCodable`.
struct JSONMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        try context.diagnosing([]) {
            let members = try JSONCodecExpansion.codec(for: declaration, excludingAttributes: [], in: context)
            return [try .conforming(type, to: "JSONCodable", members: members)]
        }
    }
}

extension ExtensionDeclSyntax {
    /// `extension type: name { members }`.
    static func conforming(
        _ type: some TypeSyntaxProtocol, to name: String, members: [DeclSyntax]
    ) throws -> ExtensionDeclSyntax {
        try ExtensionDeclSyntax("extension \(type.trimmed): \(raw: name)") {
            for member in members { member }
        }
    }
}
