import SwiftSyntax
import SwiftSyntaxMacros

/// What the macros that make a struct a view have in common: `bindState`, and `@ViewBuilder` on `body` and `head`.
public protocol ViewMacro: MemberMacro, MemberAttributeMacro {}

extension ViewMacro {
    /// The member that connects the property wrappers, if there are any.
    public static func expansion(
        of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        ComponentMacro.bindState(for: declaration).map { [$0] } ?? []
    }

    /// Swift infers `@ViewBuilder` from a protocol only where the type itself declares the conformance, or a macro that
    /// declares no other.
    public static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingAttributesFor member: some DeclSyntaxProtocol, in context: some MacroExpansionContext
    ) throws -> [AttributeSyntax] {
        guard let variable = member.as(VariableDeclSyntax.self), variable.attributes.named("ViewBuilder") == nil,
            let name = variable.bindings.first?.pattern.trimmedDescription, name == "body" || name == "head"
        else { return [] }
        return ["@ViewBuilder"]
    }
}
