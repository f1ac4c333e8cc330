/// An element of HTML, SVG or MathML: called with its attributes and its content, it emits itself.
///
///     div(.class("card"), .onClick { open() }) { h2 { title }; p { text } }
///
/// An element is a value with `callAsFunction` and not a function, so that the vocabulary is data, one line per name, and
/// the arguments are written down once. They are autoclosures, evaluated between the start tag's name and its end,
/// so that everything is emitted in document order.
public struct Element {
    public let name: Literal

    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

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
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.endOpen()
        _ = content()
        Listener.close(name)
        return Fragment(start: start)
    }

    /// The element without content.
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
        Listener.open(name, file, line)
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.endOpen()
        Listener.close(name)
        return Fragment(start: start)
    }

    /// The element with content that is HTML already and is **not escaped**: only for HTML that has been sanitized.
    @_transparent @discardableResult
    public func unescapedHTML(
        _ html: String,
        _ a1: @autoclosure () -> Attribute = Attribute(), _ a2: @autoclosure () -> Attribute = Attribute(),
        _ a3: @autoclosure () -> Attribute = Attribute(), _ a4: @autoclosure () -> Attribute = Attribute(),
        _ a5: @autoclosure () -> Attribute = Attribute(), _ a6: @autoclosure () -> Attribute = Attribute(),
        _ a7: @autoclosure () -> Attribute = Attribute(), _ a8: @autoclosure () -> Attribute = Attribute(),
        _ a9: @autoclosure () -> Attribute = Attribute(), _ a10: @autoclosure () -> Attribute = Attribute(),
        _ a11: @autoclosure () -> Attribute = Attribute(), _ a12: @autoclosure () -> Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        let start = Listener.position()
        Listener.open(name, file, line)
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.endOpen()
        Listener.unescapedContent(html)
        Listener.close(name)
        return Fragment(start: start)
    }
}
