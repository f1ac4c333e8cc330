import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// A mistake in a declaration that a macro was put on: what is wrong and what to write instead, at the place.
struct MacroError: Error {
    let message: String
    let node: Syntax

    init(_ message: String, at node: some SyntaxProtocol) {
        self.message = message
        self.node = Syntax(node)
    }
}

extension MacroError: DiagnosticMessage {
    var diagnosticID: MessageID { MessageID(domain: "Martlet", id: "MacroError") }
    var severity: DiagnosticSeverity { .error }
}

extension MacroExpansionContext {
    /// Runs an expansion; a `MacroError` becomes a diagnostic at its node, and the expansion `empty`.
    func diagnosing<R>(_ empty: R, _ expand: () throws -> R) rethrows -> R {
        do {
            return try expand()
        } catch let error as MacroError {
            diagnose(Diagnostic(node: error.node, message: error))
            return empty
        }
    }
}
