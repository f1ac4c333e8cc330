import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// The property wrappers whose values belong to the component and do not travel with the page.
private let notData: Set<String> = ["State", "Environment", "Binding"]

/// `@Page("/photos/{id: Int}")`: the conformances to `Page` and `ServedPage`, the codec, `link` and `pattern`.
public struct PageMacro: ExtensionMacro, ViewMacro {
    public static func expansion(
        of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        try context.diagnosing([]) {
            let address = try address(node)
            let access = JSONCodecExpansion.accessModifier(of: declaration)
            var members: [DeclSyntax] = [
                "\(raw: access)static var pattern: RoutePattern { RoutePattern(\(literal: address.pattern)) }",
                link(address, access),
            ]
            if let bind = ComponentMacro.bindState(for: declaration) { members.append(bind) }
            return members
        }
    }

    public static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        try context.diagnosing([]) {
            let address = try address(node)
            var members = try JSONCodecExpansion.codec(
                for: declaration, excludingAttributes: notData, in: context)
            let arguments = address.parameters.map { parameter in
                let name = "\"\(parameter.name)\""
                let value: String =
                    switch parameter.place {
                    case .path: "parameters.path(\(name))"
                    case .catchAll: "parameters.catchAll(\(name))"
                    case .query(let key):
                        if parameter.isOptional {
                            "parameters.query(\"\(key)\")"
                        } else if let value = parameter.defaultValue {
                            "parameters.query(\"\(key)\", default: \(value))"
                        } else {
                            "parameters.requiredQuery(\"\(key)\")"
                        }
                    }
                return ", \(parameter.name): \(value)"
            }.joined()
            let access = JSONCodecExpansion.accessModifier(of: declaration)
            members.append(
                """
                #if Server
                \(raw: access)static func served(_ request: Request, _ parameters: inout RouteParameters) async throws -> Self {
                    try await load(request\(raw: arguments))
                }
                \(raw: access)static var isStatic: Bool { \(raw: isStatic(node) ? "true" : "false") }
                \(raw: access)static var access: Access { \(raw: ActionMacro.access(node)) }
                #endif
                """)
            let withoutData = withoutData(declaration, address.parameters.isEmpty)
            if withoutData.isEmpty { members.append(missingLoader(of: type, parameters(ofLoaderFor: address))) }
            return [
                try .conforming(
                    type,
                    to: "View, JSONCodable, Page, ServedPage" + (isStatic(node) ? ", UnhydratedPage" : "")
                        + withoutData, members: members)
            ]
        }
    }

    private static func address(_ node: AttributeSyntax) throws -> Address {
        guard case .argumentList(let arguments)? = node.arguments,
            let literal = arguments.first?.expression.as(StringLiteralExprSyntax.self),
            let text = literal.representedLiteralValue
        else { throw MacroError("@Page takes a string literal: its address", at: node) }
        return try Address(text, at: literal)
    }

    private static func isStatic(_ node: AttributeSyntax) -> Bool {
        guard case .argumentList(let arguments)? = node.arguments else { return false }
        return arguments.contains { $0.label?.text == "static" && $0.expression.trimmedDescription == "true" }
    }

    /// `, id: Int, size: String?`.
    private static func parameters(ofLoaderFor address: Address) -> String {
        address.parameters.map { parameter in
            let type = if case .catchAll = parameter.place { "[String]" } else { parameter.type }
            return ", \(parameter.name): \(type)\(parameter.isOptional ? "?" : "")"
        }.joined()
    }

    /// `static func link(id: Int, size: String? = nil) -> String`.
    private static func link(_ address: Address, _ access: String) -> DeclSyntax {
        let parameters = address.parameters.map { parameter in
            switch parameter.place {
            case .path: "\(parameter.name): \(parameter.type)"
            case .catchAll: "\(parameter.name): [String]"
            case .query:
                parameter.isOptional || parameter.defaultValue != nil
                    ? "\(parameter.name): \(parameter.type)? = nil" : "\(parameter.name): \(parameter.type)"
            }
        }.joined(separator: ", ")
        if address.parameters.isEmpty {
            return "\(raw: access)static func link() -> String { \(literal: address.pattern) }"
        }
        var literal = ""
        var lines: [String] = []
        for piece in address.pieces {
            switch piece {
            case .literal(let text): literal += text
            case .parameter(let parameter):
                if !literal.isEmpty { lines.append("link.literal(\"\(literal)\")") }
                literal = ""
                let call = if case .catchAll = parameter.place { "segments" } else { "segment" }
                lines.append("link.\(call)(\(parameter.name))")
            }
        }
        if !literal.isEmpty { lines.append("link.literal(\"\(literal)\")") }
        for parameter in address.parameters {
            if case .query(let key) = parameter.place { lines.append("link.query(\"\(key)\", \(parameter.name))") }
        }
        return """
            /// The address of this page.
            \(raw: access)static func link(\(raw: parameters)) -> String {
                var link = LinkBuilder()
                \(raw: lines.joined(separator: "\n    "))
                return link.text
            }
            """
    }
}

/// `@Layout`.
public struct LayoutMacro: ExtensionMacro, ViewMacro {
    public static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        try context.diagnosing([]) {
            var members = try JSONCodecExpansion.codec(
                for: declaration, excludingAttributes: notData, in: context)
            let access = JSONCodecExpansion.accessModifier(of: declaration)
            members.append(
                """
                #if Server
                \(raw: access)static func served(_ request: Request) async throws -> Self { try await load(request) }
                #endif
                """)
            let withoutData = withoutData(declaration, true)
            if withoutData.isEmpty { members.append(missingLoader(of: type, "")) }
            return [
                try .conforming(
                    type, to: "View, JSONCodable, LayoutView, ServedLayout" + withoutData, members: members)
            ]
        }
    }
}

/// `@ErrorPage`.
public struct ErrorPageMacro: ExtensionMacro, ViewMacro {
    public static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        try context.diagnosing([]) {
            let members = try JSONCodecExpansion.codec(for: declaration, excludingAttributes: notData, in: context)
            return [try .conforming(type, to: "View, JSONCodable, ErrorPageView", members: members)]
        }
    }
}

/// What the compiler finds, and says, if there is no loader, or one with other parameters. Generic, to be no second declaration of the
/// loader where there is one.
private func missingLoader(of type: some TypeSyntaxProtocol, _ parameters: String) -> DeclSyntax {
    let loader = "static func load(_ request: Request\(parameters)) async throws -> \(type.trimmedDescription)"
    return """
        #if Server
        @available(*, unavailable, message: \(literal: "there is no loader for this; write \(loader)"))
        @_disfavoredOverload
        private static func load<AnyRequest>(_ request: AnyRequest\(raw: parameters)) async throws -> Self { fatalError() }
        #endif
        """
}

/// The conformance that gives a page a `load`, if all its properties have values and its address no parameters.
private func withoutData(_ declaration: some DeclGroupSyntax, _ hasNoParameters: Bool) -> String {
    guard hasNoParameters, let properties = try? StoredProperty.all(of: declaration) else { return "" }
    let hasData = properties.contains { property in
        // A `let` begins with no value, even an optional one.
        property.defaultValue == nil && property.attribute("Environment") == nil
            && (!property.isOptional || property.isConstant)
    }
    return hasData ? "" : ", PageWithoutData"
}
