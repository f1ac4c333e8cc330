/// Conforms a struct to ``View`` and connects its `@State` and `@Environment` to the component's storage.
@attached(memberAttribute)
@attached(member, names: named(bindState))
@attached(extension, conformances: View)
public macro Component() = #externalMacro(module: "MartletMacros", type: "ComponentMacro")
