import SwiftSyntax
import SwiftSyntaxMacros

/// `@Component`: conformance to `View`, and `bindState` for the property wrappers that need a component's storage.
public struct ComponentMacro: ExtensionMacro, ViewMacro {
    public static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        guard declaration.is(StructDeclSyntax.self) else {
            throw MacroExpansionErrorMessage("@Component is for structs: a component is a value that describes markup")
        }
        return [try ExtensionDeclSyntax("extension \(type.trimmed): View {}")]
    }

    /// The member that connects `@State` and `@Environment` properties, or nil if there are none.
    static func bindState(for declaration: some DeclGroupSyntax) -> DeclSyntax? {
        let wrapped = declaration.memberBlock.members.flatMap { member -> [String] in
            guard let variable = member.decl.as(VariableDeclSyntax.self),
                variable.attributes.contains(where: { isBound($0) })
            else { return [] }
            return variable.bindings.map { $0.pattern.trimmedDescription }
        }
        guard !wrapped.isEmpty else { return nil }
        let isPublic = declaration.modifiers.contains { ["public", "open", "package"].contains($0.name.text) }
        let calls = wrapped.map { "_\($0).bind(&binder)" }.joined(separator: "\n    ")
        return """
            \(raw: isPublic ? "public " : "")mutating func bindState(_ binder: inout StateBinder) {
                \(raw: calls)
            }
            """
    }

    private static func isBound(_ attribute: AttributeListSyntax.Element) -> Bool {
        guard let name = attribute.as(AttributeSyntax.self)?.attributeName else { return false }
        let base = name.as(IdentifierTypeSyntax.self)?.name.text
        return base == "State" || base == "Environment"
    }
}
