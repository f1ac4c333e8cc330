import SwiftCompilerPlugin
import SwiftSyntaxMacros

@main struct MartletPlugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [
        ActionMacro.self,
        ComponentMacro.self,
        ErrorPageMacro.self,
        LayoutMacro.self,
        PageMacro.self,
        JSONMacro.self,
        ModelMacro.self,
        PropertyMarkerMacro.self,
    ]
}
