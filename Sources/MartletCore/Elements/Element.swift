/// An element of HTML, SVG or MathML: called with its attributes and its content, it emits itself.
///
///     div(.class("card"), .onClick { open() }) { h2 { title }; p { text } }
///
/// An element is a value with `callAsFunction` and not a function, so that the vocabulary is data, one line per name, and
/// the arguments are written down once. Naming it begins its start tag; so its attributes, which are evaluated next, are
/// emitted in document order, and need not be closures: twelve of them in each call were a tenth of what a site took to compile.
/// Call it where you name it.
public struct Element {
    public let name: Literal
    public let start: Int

    /// Begins the start tag.
    /// - Parameter keepsState: The visitor can change it, without any handler: it must not be replaced by an equal one.
    @_transparent public init(_ name: StaticString, keepsState: Bool = false) {
        self.name = Literal(name)
        start = Listener.position()
        Listener.open(self.name)
        if keepsState { Listener.keepState() }
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
        Listener.endOpen(start, file, line)
        _ = content()
        Listener.close(name)
        return Fragment(start: start)
    }

    /// The element without content.
    @_transparent @discardableResult
    public func callAsFunction(
        _ a1: Attribute = Attribute(), _ a2: Attribute = Attribute(), _ a3: Attribute = Attribute(),
        _ a4: Attribute = Attribute(), _ a5: Attribute = Attribute(), _ a6: Attribute = Attribute(),
        _ a7: Attribute = Attribute(), _ a8: Attribute = Attribute(), _ a9: Attribute = Attribute(),
        _ a10: Attribute = Attribute(), _ a11: Attribute = Attribute(), _ a12: Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        Listener.endOpen(start, file, line)
        Listener.close(name)
        return Fragment(start: start)
    }

    /// The element with content that is HTML already and is **not escaped**: only for HTML that has been sanitized.
    @_transparent @discardableResult
    public func unescapedHTML(
        _ html: String,
        _ a1: Attribute = Attribute(), _ a2: Attribute = Attribute(), _ a3: Attribute = Attribute(),
        _ a4: Attribute = Attribute(), _ a5: Attribute = Attribute(), _ a6: Attribute = Attribute(),
        _ a7: Attribute = Attribute(), _ a8: Attribute = Attribute(), _ a9: Attribute = Attribute(),
        _ a10: Attribute = Attribute(), _ a11: Attribute = Attribute(), _ a12: Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        Listener.endOpen(start, file, line)
        Listener.unescapedContent(html)
        Listener.close(name)
        return Fragment(start: start)
    }
}
