import Foundation
import SwiftParser
import SwiftSyntax

// What those can do without who only use what Swift files declare: the bodies of functions that are compiled once, where they stand.
// For objects.py, as JSON: `{FILE: Outline}`.
//
//     skeleton FILE…

struct Outline: Codable {
    struct Body: Codable {
        /// What it is called by.
        let names: [String]
        /// Its bytes in the file, without the braces.
        let start: Int
        let end: Int
        /// What can stand there instead.
        let text: String
        /// All that it says.
        let words: Set<String>
    }
    var bodies: [Body] = []
    /// Whether others stay in any case.
    var keepsBodies = false
    /// What the initial values of globals say, in literals' initializers too. The compiler takes functions apart that make these, wherever they stand.
    var globals: Set<String> = []
}

/// Finds the bodies that can go. What may be compiled again elsewhere stays: what is generic, inlined, or of an opaque type.
final class BodyFinder: SyntaxVisitor {
    private(set) var outline = Outline()
    /// The types of this file, by which an extension is known not to be a protocol's, whose members are generic.
    private var types: Set<String> = []

    /// Fits a function without a result, and any initializer.
    private let never = " while true {} "
    /// Fits any type; the `return` says that no result builder is meant.
    private let neverReturned = " return { while true {} }() "

    init(_ file: SourceFileSyntax) {
        super.init(viewMode: .sourceAccurate)
        for statement in file.statements {
            if let type = statement.item.asProtocol((any NamedDeclSyntax).self),
                !statement.item.is(ProtocolDeclSyntax.self)
            {
                types.insert(type.name.text)
            }
        }
        walk(file)
        let globals = GlobalFinder(viewMode: .sourceAccurate)
        globals.walk(file)
        outline.globals = globals.words
    }

    // MARK: Types

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(node.genericParameterClause == nil)
    }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(node.genericParameterClause == nil)
    }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(node.genericParameterClause == nil)
    }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(false) }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(types.contains(node.extendedType.trimmedDescription) && node.genericWhereClause == nil)
    }

    private func enter(_ isConcrete: Bool) -> SyntaxVisitorContinueKind {
        if !isConcrete { outline.keepsBodies = true }
        return isConcrete ? .visitChildren : .skipChildren
    }

    // MARK: Functions

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let text = node.signature.returnClause == nil ? never : neverReturned
        let isOnce = isCompiledOnce(node.genericParameterClause, node.signature, node.attributes)
        return note(node.body?.statements, [node.name.text], isOnce ? text : nil)
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        let isOnce =
            isCompiledOnce(node.genericParameterClause, node.signature, node.attributes) && !isOfLiteral(node)
        return note(node.body?.statements, ["init", "Self"] + types, isOnce ? never : nil)
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        guard let binding = node.bindings.first, let accessors = binding.accessorBlock?.accessors else {
            return .skipChildren
        }
        guard case .getter(let statements) = accessors, let type = binding.typeAnnotation?.type,
            !isCopied(node.attributes)
        else {
            outline.keepsBodies = true
            return .skipChildren
        }
        let name = binding.pattern.trimmedDescription
        if !isOpaque(type) { return note(statements, [name], neverReturned) }
        // Built of its statements, whatever they are: the type is the same.
        let isBuilt =
            type.trimmedDescription == "some View" && ["body", "head"].contains(name)
            && !statements.contains { $0.item.is(ReturnStmtSyntax.self) }
        return note(statements, [name], isBuilt ? "" : nil)
    }

    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind { enter(false) }
    override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind { enter(false) }

    /// - Parameter text: What can stand in the place of the statements; nil if they must stay.
    private func note(
        _ statements: CodeBlockItemListSyntax?, _ names: [String], _ text: String?
    ) -> SyntaxVisitorContinueKind {
        guard let statements else { return .skipChildren }
        if let text {
            let start = statements.position.utf8Offset, end = statements.endPosition.utf8Offset
            outline.bodies.append(
                Outline.Body(names: names, start: start, end: end, text: text, words: tokens(of: statements)))
        } else {
            outline.keepsBodies = true
        }
        return .skipChildren
    }

    private func isCompiledOnce(
        _ generics: GenericParameterClauseSyntax?, _ signature: FunctionSignatureSyntax,
        _ attributes: AttributeListSyntax
    ) -> Bool {
        generics == nil && !isOpaque(signature) && !isCopied(attributes)
    }

    /// Whether its code is also that of its callers.
    private func isCopied(_ attributes: AttributeListSyntax) -> Bool {
        attributes.contains { element in
            guard case .attribute(let attribute) = element else { return true }
            return !["MainActor", "discardableResult", "Sendable"].contains(attribute.attributeName.trimmedDescription)
        }
    }

    private func isOpaque(_ node: some SyntaxProtocol) -> Bool {
        node.tokens(viewMode: .sourceAccurate).contains { $0.tokenKind == .keyword(.some) }
    }
}

/// Collects what the initial values of globals and static properties say, and the initializers that literals call without a word.
final class GlobalFinder: SyntaxVisitor {
    private(set) var words: Set<String> = []

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        if node.parent?.parent?.parent?.is(SourceFileSyntax.self) == true || !node.modifiers.isEmpty {
            for value in node.bindings.compactMap(\.initializer) { words.formUnion(tokens(of: value)) }
        }
        return .visitChildren
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        if let body = node.body, isOfLiteral(node) { words.formUnion(tokens(of: body)) }
        return .visitChildren
    }
}

@main enum Program {
    static func main() throws {
        var outlines: [String: Outline] = [:]
        for file in CommandLine.arguments.dropFirst() {
            let tree = Parser.parse(source: try String(contentsOfFile: file, encoding: .utf8))
            outlines[file] = BodyFinder(tree).outline
        }
        FileHandle.standardOutput.write(try JSONEncoder().encode(outlines))
    }
}

/// `init(integerLiteral:)`, `init(stringInterpolation:)` and their like.
private func isOfLiteral(_ node: InitializerDeclSyntax) -> Bool {
    node.signature.parameterClause.parameters.contains {
        $0.firstName.text.hasSuffix("Literal") || $0.firstName.text == "stringInterpolation"
    }
}

private func tokens(of node: some SyntaxProtocol) -> Set<String> {
    Set(node.tokens(viewMode: .sourceAccurate).map(\.text))
}
