import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Action`: an initialiser that leaves the visitor's fields out, the fields as a form shows them, what is sent, and on
/// the server how it is read again.
public struct ActionMacro: MemberMacro, ExtensionMacro {
    public static func expansion(
        of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        try context.diagnosing([]) {
            let action = try Declaration(declaration)
            return [action.initialiser, action.fieldsType]
        }
    }

    public static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        // The members report what is wrong, once.
        guard let action = try? Declaration(declaration) else { return [] }
        let members = action.members(named: type.trimmedDescription, access: access(node))
        return [try .conforming(type, to: "Action, ServedAction", members: members)]
    }

    /// The `access:` of `@Action` or `@Page`.
    static func access(_ node: AttributeSyntax) -> String {
        guard case .argumentList(let arguments)? = node.arguments else { return ".everyone" }
        return arguments.first { $0.label?.text == "access" }?.expression.trimmedDescription ?? ".everyone"
    }
}

/// An action's properties: what the page gives, and what the visitor gives.
private struct Declaration {
    let properties: [StoredProperty]
    let access: String
    let name: String

    init(_ declaration: some DeclGroupSyntax) throws {
        guard let structure = declaration.as(StructDeclSyntax.self) else {
            throw MacroError("@Action is for a struct: what is sent is a value", at: declaration.introducer)
        }
        name = structure.name.text
        access = JSONCodecExpansion.accessModifier(of: declaration)
        properties = try StoredProperty.all(of: declaration)
        for property in properties where property.type == nil {
            throw MacroError("'\(property.name)' needs a type: write '\(property.name): …'", at: property.syntax)
        }
        let reserved: Set = ["action", "csrf", "form"]
        for property in properties where reserved.contains(property.name) {
            throw MacroError(
                "'\(property.name)' is what the form itself sends: choose another name", at: property.syntax)
        }
        for property in properties where property.attribute("Field") != nil && property.isConstant {
            throw MacroError("what the visitor fills in is a 'var'", at: property.syntax)
        }
    }

    private var constants: [StoredProperty] { properties.filter { $0.attribute("Field") == nil } }
    private var fields: [StoredProperty] { properties.filter { $0.attribute("Field") != nil } }

    private func type(_ property: StoredProperty) -> String { property.type?.trimmedDescription ?? "" }

    /// What a field holds before anything was typed.
    private func initial(_ field: StoredProperty) -> String {
        field.defaultValue?.trimmedDescription ?? (field.isOptional ? "nil" : "\(type(field))()")
    }

    /// `FieldRules(.length(1...20))`
    private func rules(_ field: StoredProperty) -> String {
        guard case .argumentList(let arguments)? = field.attribute("Field")?.arguments else { return "FieldRules()" }
        return "FieldRules(\(arguments.trimmedDescription))"
    }

    var initialiser: DeclSyntax {
        let parameters = properties.map { property in
            let isField = property.attribute("Field") != nil
            let value =
                isField ? " = " + initial(property) : property.defaultValue.map { " = \($0.trimmedDescription)" } ?? ""
            return "\(property.label): \(type(property))\(value)"
        }
        let assignments = properties.map { "self.\($0.identifier.text) = \($0.identifier.text)" }
        return """
            \(raw: access)init(\(raw: parameters.joined(separator: ", "))) {
                \(raw: assignments.joined(separator: "\n    "))
            }
            """
    }

    var fieldsType: DeclSyntax {
        let properties = fields.map { field in
            "\(access)var \(field.identifier.text): FormField { form.field(\"\(field.name)\", action.\(field.identifier.text), \(rules(field))) }"
        }
        return """
            /// The fields in a form.
            \(raw: access)struct Fields: FormFields {
                \(raw: access)let form: FormState
                let action: \(raw: name)
                \(raw: properties.joined(separator: "\n    "))
            }
            """
    }

    func members(named type: String, access requirement: String) -> [DeclSyntax] {
        let hasFiles = fields.contains { self.type($0).hasPrefix("FormFile") }
        let sent = fields.filter { !self.type($0).hasPrefix("FormFile") }
        let arguments = properties.map { property in
            let name = "\"\(property.name)\""
            return property.attribute("Field") == nil
                ? "\(property.label): try form.constant(\(name))"
                : "\(property.label): form.field(\(name), \(rules(property)), default: \(initial(property)))"
        }
        return [
            "\(raw: access)static var name: StaticString { \(literal: name) }",
            "\(raw: access)static var hasFiles: Bool { \(raw: hasFiles ? "true" : "false") }",
            writer("writeConstants", constants),
            writer("writeFields", sent),
            "\(raw: access)func fields(in form: FormState) -> Fields { Fields(form: form, action: self) }",
            """
            #if Server
            \(raw: access)static func decoded(_ form: inout ActionDecoder) throws -> Self {
                Self(\(raw: arguments.joined(separator: ", ")))
            }
            \(raw: access)static var access: Access { \(raw: requirement) }
            #endif
            """,
        ]
    }

    private func writer(_ name: String, _ properties: [StoredProperty]) -> DeclSyntax {
        let lines = properties.map { "link.query(\"\($0.name)\", \($0.identifier.text))" }
        return """
            \(raw: access)func \(raw: name)(to link: inout LinkBuilder) {
                \(raw: lines.joined(separator: "\n    "))
            }
            """
    }
}
