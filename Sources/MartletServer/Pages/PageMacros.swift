#if Server
import MartletCore

/// Conforms a struct to ``Page``, with the types of its parameters in the string: `"/photos/{id: Int}?size={size: String?}"`.
@attached(memberAttribute)
@attached(member, names: named(bindState), named(link), named(pattern))
@attached(
    extension, conformances: Page, View, JSONCodable, ServedPage, PageWithoutData, UnhydratedPage, names: named(init),
    named(encode),
    named(served), named(load), named(isStatic), named(access))
public macro Page(_ address: String, static: Bool = false, access: Access = .everyone) =
    #externalMacro(module: "MartletMacros", type: "PageMacro")

/// Conforms a struct to ``LayoutView``.
@attached(memberAttribute)
@attached(member, names: named(bindState))
@attached(
    extension, conformances: LayoutView, View, JSONCodable, ServedLayout, PageWithoutData, names: named(init),
    named(encode), named(served), named(load))
public macro Layout() = #externalMacro(module: "MartletMacros", type: "LayoutMacro")
/// Makes a struct an ``Action``. The server's half is `func perform(_ request: Request) async throws -> Reply`.
/// - Parameter access: Who may use it.
@attached(member, names: named(init), named(Fields))
@attached(
    extension, conformances: Action, ServedAction, names: named(name), named(hasFiles), named(writeConstants),
    named(writeFields),
    named(fields), named(decoded), named(access))
public macro Action(access: Access = .everyone) = #externalMacro(module: "MartletMacros", type: "ActionMacro")
#endif
