import SwiftSyntax
import SwiftSyntaxMacros

/// A stored property of a type, as its declaration says.
struct StoredProperty {
    /// The name as it is written in code, with backticks if it has them.
    let identifier: TokenSyntax
    /// The name alone.
    let name: String
    /// The declared type; `nil` where it is left to the default value.
    let type: TypeSyntax?
    /// The value that it begins with, if the declaration gives one.
    let defaultValue: ExprSyntax?
    /// Whether it is a `let`.
    let isConstant: Bool
    /// The attributes that stand before it.
    let attributes: AttributeListSyntax
    /// The declaration, to point to in diagnostics.
    let syntax: Syntax

    /// The name as the label of an argument, where other words are reserved than elsewhere. A raw identifier, such as
    /// `@type` of JSON-LD, keeps its backticks everywhere.
    var label: String {
        let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        return !isPlain || ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
    }

    /// Whether its type is written as an optional: `T?`, `T!` or `Optional<T>`.
    var isOptional: Bool { wrappedType != nil }

    /// `T` of `T?`.
    var wrappedType: TypeSyntax? {
        guard let type else { return nil }
        if let type = type.as(OptionalTypeSyntax.self) { return type.wrappedType.trimmed }
        if let type = type.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) { return type.wrappedType.trimmed }
        if let type = type.as(IdentifierTypeSyntax.self), type.name.text == "Optional",
            let argument = type.genericArgumentClause?.arguments.first?.argument, case .type(let wrapped) = argument
        {
            return wrapped.trimmed
        }
        return nil
    }

    /// The attribute with this name, without its `@`.
    func attribute(_ name: String) -> AttributeSyntax? { attributes.named(name) }
}

extension AttributeListSyntax {
    /// The attribute with this name, without its `@`.
    func named(_ name: String) -> AttributeSyntax? {
        for case .attribute(let attribute) in self
        where attribute.attributeName.trimmedDescription.split(separator: ".").last.map(String.init) == name {
            return attribute
        }
        return nil
    }
}

extension StoredProperty {
    /// The stored properties of a declaration in their order: not the static, the lazy and the computed ones.
    ///
    /// - Throws: where a name cannot be told, as in `let (a, b) = pair`.
    static func all(of declaration: some DeclGroupSyntax) throws -> [StoredProperty] {
        var properties: [StoredProperty] = []
        for member in declaration.memberBlock.members {
            guard let variable = member.decl.as(VariableDeclSyntax.self) else { continue }
            let skipped: [Keyword] = [.static, .class, .lazy]
            if variable.modifiers.contains(where: { modifier in
                skipped.contains { modifier.name.tokenKind == .keyword($0) }
            }) {
                continue
            }
            // In `let a, b: Int` the type stands behind the last name only.
            var type: TypeSyntax?
            var group: [StoredProperty] = []
            for binding in variable.bindings.reversed() {
                if let annotation = binding.typeAnnotation?.type.trimmed { type = annotation }
                if isComputed(binding) { continue }
                guard let identifier = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.trimmed else {
                    throw MacroError("give each stored property a declaration of its own", at: binding.pattern)
                }
                group.append(
                    StoredProperty(
                        identifier: identifier, name: identifier.identifier?.name ?? identifier.text,
                        type: binding.typeAnnotation == nil && binding.initializer != nil ? nil : type,
                        defaultValue: binding.initializer?.value.trimmed,
                        isConstant: variable.bindingSpecifier.tokenKind == .keyword(.let),
                        attributes: variable.attributes, syntax: Syntax(binding)))
            }
            properties += group.reversed()
        }
        return properties
    }

    private static func isComputed(_ binding: PatternBindingSyntax) -> Bool {
        switch binding.accessorBlock?.accessors {
        case nil: false
        case .getter: true
        case .accessors(let accessors):
            !accessors.allSatisfy {
                $0.accessorSpecifier.tokenKind == .keyword(.willSet)
                    || $0.accessorSpecifier.tokenKind == .keyword(.didSet)
            }
        }
    }
}
