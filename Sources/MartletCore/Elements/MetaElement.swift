/// `meta`, with the forms that pages use by name:
/// `meta(.description, "…")`, `meta(property: "og:title", "…")`, `meta(.name("…"), .content("…"))`.
public struct MetaElement {
    @_transparent public init() {}

    @_transparent @discardableResult
    public func callAsFunction(
        _ a1: @autoclosure () -> Attribute, _ a2: @autoclosure () -> Attribute = Attribute(),
        _ a3: @autoclosure () -> Attribute = Attribute()
    ) -> Fragment {
        VoidElement("meta")(a1(), a2(), a3())
    }

    /// Metadata with a `name` (https://html.spec.whatwg.org/multipage/semantics.html#standard-metadata-names).
    @_transparent @discardableResult
    public func callAsFunction(_ name: MetaName, _ content: @autoclosure () -> AttributeText) -> Fragment {
        VoidElement("meta")(.name(AttributeText(name.literal)), .content(content()))
    }

    /// Metadata with an RDFa `property`, as Open Graph has it (https://ogp.me).
    @_transparent @discardableResult
    public func callAsFunction(
        property: @autoclosure () -> AttributeText, _ content: @autoclosure () -> AttributeText
    ) -> Fragment {
        VoidElement("meta")(TextAttribute("property")(property()), .content(content()))
    }
}

/// The name of a standard piece of metadata.
public struct MetaName {
    public let literal: Literal
    @_transparent public init(_ name: StaticString) { literal = Literal(name) }

    @_transparent public static var description: MetaName { MetaName("description") }
    @_transparent public static var robots: MetaName { MetaName("robots") }
    @_transparent public static var author: MetaName { MetaName("author") }
    @_transparent public static var themeColor: MetaName { MetaName("theme-color") }
    @_transparent public static var colorScheme: MetaName { MetaName("color-scheme") }
    @_transparent public static var viewport: MetaName { MetaName("viewport") }
    @_transparent public static var twitterCard: MetaName { MetaName("twitter:card") }
}
