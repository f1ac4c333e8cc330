#if !Server
// The server's half of a page, of which the browser's build knows the names only. The macros stand in MartletServer again,
// since a macro's declaration names the protocols.
public protocol ServedPage {}

/// `@Page(…, static: true)`: the browser's build leaves the page out, and loads it whole.
public protocol UnhydratedPage {}
public protocol ServedLayout {}

/// Conforms a struct to ``Page``, with the types of its parameters in the string: `"/photos/{id: Int}?size={size: String?}"`.
@attached(memberAttribute)
@attached(member, names: named(bindState), named(link), named(pattern))
@attached(
    extension, conformances: Page, View, JSONCodable, ServedPage, PageWithoutData, UnhydratedPage, names: named(init), named(encode),
    named(served), named(isStatic))
public macro Page(_ address: String, static: Bool = false) = #externalMacro(module: "MartletMacros", type: "PageMacro")

/// Conforms a struct to ``LayoutView``.
@attached(memberAttribute)
@attached(member, names: named(bindState))
@attached(
    extension, conformances: LayoutView, View, JSONCodable, ServedLayout, PageWithoutData, names: named(init),
    named(encode), named(served))
public macro Layout() = #externalMacro(module: "MartletMacros", type: "LayoutMacro")
#endif
