/// `select` and `option`, where `.value(…)` on the one selects among the other, as HTML has no such attribute; and `pre`.
public struct SpecialElement {
    public let name: Literal
    public let start: Int
    public let site: Int32

    /// Begins the start tag.
    @_transparent public init(_ name: StaticString, site: Int32) {
        self.name = Literal(name)
        self.site = site
        start = Listener.position()
        Listener.open(self.name)
        Listener.setValueSite(site)
        if site == ValueSite.select { Listener.keepState() }
    }

    @_transparent @discardableResult
    public func callAsFunction(
        _ a1: Attribute = Attribute(), _ a2: Attribute = Attribute(), _ a3: Attribute = Attribute(),
        _ a4: Attribute = Attribute(), _ a5: Attribute = Attribute(), _ a6: Attribute = Attribute(),
        _ a7: Attribute = Attribute(), _ a8: Attribute = Attribute(), _ a9: Attribute = Attribute(),
        _ a10: Attribute = Attribute(), _ a11: Attribute = Attribute(), _ a12: Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line,
        @ViewBuilder _ content: () -> Fragment
    ) -> Fragment {
        Listener.setValueSite(ValueSite.none)
        Listener.endOpen(start, file, line)
        if site == ValueSite.pre { Listener.preContent() }
        let contentStart = Listener.position()
        _ = content()
        if site == ValueSite.option { Listener.endOption(contentStart) }
        if site == ValueSite.select { Listener.endSelect() }
        Listener.close(name)
        return Fragment(start: start)
    }
}

/// `textarea`: its value is an attribute here, `.value($text)`, and content in HTML.
public struct TextAreaElement {
    public let start: Int

    /// Begins the start tag.
    @_transparent public init() {
        start = Listener.position()
        Listener.open(Literal("textarea"))
        Listener.setValueSite(ValueSite.textarea)
        Listener.keepState()
    }

    @_transparent @discardableResult
    public func callAsFunction(
        _ a1: Attribute = Attribute(), _ a2: Attribute = Attribute(), _ a3: Attribute = Attribute(),
        _ a4: Attribute = Attribute(), _ a5: Attribute = Attribute(), _ a6: Attribute = Attribute(),
        _ a7: Attribute = Attribute(), _ a8: Attribute = Attribute(), _ a9: Attribute = Attribute(),
        _ a10: Attribute = Attribute(), _ a11: Attribute = Attribute(), _ a12: Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        Listener.setValueSite(ValueSite.none)
        Listener.endOpen(start, file, line)
        Listener.textareaContent()
        Listener.close(Literal("textarea"))
        return Fragment(start: start)
    }
}

/// `title`: its content is text and nothing else, so it has no markers in it.
public struct TitleElement {
    @_transparent public init() {}

    @_transparent @discardableResult
    public func callAsFunction(_ text: @autoclosure () -> AttributeText) -> Fragment {
        let start = Listener.position()
        Listener.open(Literal("title"))
        Listener.endOpen()
        _ = text()
        Listener.close(Literal("title"))
        return Fragment(start: start)
    }
}
