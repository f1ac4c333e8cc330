import SwiftDiagnostics
import SwiftOperators
import SwiftParser
import SwiftSyntax
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros

@testable import MartletMacros

/// A source after its macros, and what they had to say about it.
struct Expansion {
    let source: String
    let messages: [String]

    init(_ source: String, macros: [String: MacroSpec]) {
        let file = Parser.parse(source: source)
        let context = BasicMacroExpansionContext(sourceFiles: [
            file: .init(moduleName: "Test", fullFilePath: "Test.swift")
        ])
        let expanded = file.expand(macroSpecs: macros) {
            BasicMacroExpansionContext(sharingWith: context, lexicalContext: [$0])
        }
        self.source = expanded.description
        messages = context.diagnostics.map(\.message)
    }

    /// Spaces and line breaks apart, whether the source holds this.
    func contains(_ part: String) -> Bool { Self.plain(source).contains(Self.plain(part)) }

    private static func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
