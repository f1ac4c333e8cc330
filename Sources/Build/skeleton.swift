import Foundation
import SwiftParser
import SwiftSyntax

// What those need of a Swift file who only use what it declares: all but the bodies of functions that are compiled once, where
// they stand. See objects.py.
//
//     skeleton (FILE OUTPUT)…

/// Finds the bodies that can go. What may be compiled again elsewhere stays: what is generic, inlined, or of an opaque type.
final class BodyFinder: SyntaxVisitor {
    /// What is between a body's braces, and what stands there instead.
    private(set) var replacements: [(range: Range<AbsolutePosition>, text: String)] = []
    /// Whether something stays. Elsewhere it has its line, too.
    private(set) var keepsBodies = false
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
        if !isConcrete { keepsBodies = true }
        return isConcrete ? .visitChildren : .skipChildren
    }

    // MARK: Functions

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let isConcrete = node.genericParameterClause == nil && !isOpaque(node.signature) && !isCopied(node.attributes)
        return replace(
            node.body?.statements, by: isConcrete ? node.signature.returnClause == nil ? never : neverReturned : nil)
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        let isConcrete = node.genericParameterClause == nil && !isOpaque(node.signature) && !isCopied(node.attributes)
        return replace(node.body?.statements, by: isConcrete ? never : nil)
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        guard let binding = node.bindings.first, let accessors = binding.accessorBlock?.accessors else {
            return .skipChildren
        }
        guard case .getter(let statements) = accessors, let type = binding.typeAnnotation?.type,
            !isCopied(node.attributes)
        else {
            keepsBodies = true
            return .skipChildren
        }
        if !isOpaque(type) { return replace(statements, by: neverReturned) }
        // Built of its statements, whatever they are: the type is the same.
        let isBuilt =
            type.trimmedDescription == "some View" && ["body", "head"].contains(binding.pattern.trimmedDescription)
            && !statements.contains { $0.item.is(ReturnStmtSyntax.self) }
        return replace(statements, by: isBuilt ? "" : nil)
    }

    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind { enter(false) }
    override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind { enter(false) }

    private func replace(_ statements: CodeBlockItemListSyntax?, by text: String?) -> SyntaxVisitorContinueKind {
        if let statements, let text {
            replacements.append((statements.position..<statements.endPosition, text))
        } else if statements != nil {
            keepsBodies = true
        }
        return .skipChildren
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

@main enum Program {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        while let file = arguments.popFirst(), let output = arguments.popFirst() {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
            let tree = bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
            var skeleton: [UInt8] = []
            var end = 0
            let bodies = BodyFinder(tree)
            for (range, text) in bodies.replacements {
                let start = range.lowerBound.utf8Offset
                skeleton += bytes[end..<start] + Array(text.utf8)
                end = range.upperBound.utf8Offset
                if bodies.keepsBodies { skeleton += bytes[start..<end].filter { $0 == UInt8(ascii: "\n") } }
            }
            skeleton += bytes[end...]
            try Data(skeleton).write(to: URL(fileURLWithPath: output))
        }
    }
}
