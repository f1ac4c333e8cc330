import SwiftCompilerPlugin
import SwiftSyntaxMacros

@main struct MartletPlugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [
        ComponentMacro.self,
        JSONMacro.self,
        ModelMacro.self,
        PropertyMarkerMacro.self,
    ]
}
