/// `select` and `option`, where `.value(…)` on the one selects among the other, as HTML has no such attribute; and `pre`.
public struct SpecialElement {
    public let name: Literal
    public let site: Int32

    @_transparent public init(_ name: StaticString, site: Int32) {
        self.name = Literal(name)
        self.site = site
    }

    @_transparent @discardableResult
    public func callAsFunction(
        _ a1: @autoclosure () -> Attribute = Attribute(), _ a2: @autoclosure () -> Attribute = Attribute(),
        _ a3: @autoclosure () -> Attribute = Attribute(), _ a4: @autoclosure () -> Attribute = Attribute(),
        _ a5: @autoclosure () -> Attribute = Attribute(), _ a6: @autoclosure () -> Attribute = Attribute(),
        _ a7: @autoclosure () -> Attribute = Attribute(), _ a8: @autoclosure () -> Attribute = Attribute(),
        _ a9: @autoclosure () -> Attribute = Attribute(), _ a10: @autoclosure () -> Attribute = Attribute(),
        _ a11: @autoclosure () -> Attribute = Attribute(), _ a12: @autoclosure () -> Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line,
        @ViewBuilder _ content: () -> Fragment
    ) -> Fragment {
        let start = Listener.position()
        Listener.open(name, file, line)
        Listener.setValueSite(site)
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.setValueSite(ValueSite.none)
        Listener.endOpen()
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
    @_transparent public init() {}

    @_transparent @discardableResult
    public func callAsFunction(
        _ a1: @autoclosure () -> Attribute = Attribute(), _ a2: @autoclosure () -> Attribute = Attribute(),
        _ a3: @autoclosure () -> Attribute = Attribute(), _ a4: @autoclosure () -> Attribute = Attribute(),
        _ a5: @autoclosure () -> Attribute = Attribute(), _ a6: @autoclosure () -> Attribute = Attribute(),
        _ a7: @autoclosure () -> Attribute = Attribute(), _ a8: @autoclosure () -> Attribute = Attribute(),
        _ a9: @autoclosure () -> Attribute = Attribute(), _ a10: @autoclosure () -> Attribute = Attribute(),
        _ a11: @autoclosure () -> Attribute = Attribute(), _ a12: @autoclosure () -> Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        let start = Listener.position()
        Listener.open(Literal("textarea"), file, line)
        Listener.setValueSite(ValueSite.textarea)
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.setValueSite(ValueSite.none)
        Listener.endOpen()
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
