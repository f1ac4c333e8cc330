/// `select` and `option`: `.value(…)` on the one selects among the other, as HTML has no such attribute.
public struct ChoiceElement {
    public let name: Literal
    public let site: Int32

    @_transparent public init(_ name: StaticString, site: Int32) {
        self.name = Literal(name)
        self.site = site
    }

    @_transparent @discardableResult
    public func callAsFunction(
        _ a1: @autoclosure () -> Attribute = .none, _ a2: @autoclosure () -> Attribute = .none,
        _ a3: @autoclosure () -> Attribute = .none, _ a4: @autoclosure () -> Attribute = .none,
        _ a5: @autoclosure () -> Attribute = .none, _ a6: @autoclosure () -> Attribute = .none,
        _ a7: @autoclosure () -> Attribute = .none, _ a8: @autoclosure () -> Attribute = .none,
        _ a9: @autoclosure () -> Attribute = .none, _ a10: @autoclosure () -> Attribute = .none,
        _ a11: @autoclosure () -> Attribute = .none, _ a12: @autoclosure () -> Attribute = .none,
        @ViewBuilder _ content: () -> Fragment
    ) -> Fragment {
        let start = Listener.position()
        Listener.open(name)
        Listener.setValueSite(site)
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.setValueSite(ValueSite.none)
        Listener.endOpen()
        _ = content()
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
        _ a1: @autoclosure () -> Attribute = .none, _ a2: @autoclosure () -> Attribute = .none,
        _ a3: @autoclosure () -> Attribute = .none, _ a4: @autoclosure () -> Attribute = .none,
        _ a5: @autoclosure () -> Attribute = .none, _ a6: @autoclosure () -> Attribute = .none,
        _ a7: @autoclosure () -> Attribute = .none, _ a8: @autoclosure () -> Attribute = .none,
        _ a9: @autoclosure () -> Attribute = .none, _ a10: @autoclosure () -> Attribute = .none,
        _ a11: @autoclosure () -> Attribute = .none, _ a12: @autoclosure () -> Attribute = .none
    ) -> Fragment {
        let start = Listener.position()
        Listener.open(Literal("textarea"))
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
