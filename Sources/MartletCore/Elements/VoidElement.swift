/// An element that has no content and no end tag (HTML Living Standard, §13.1.2 "Void elements").
public struct VoidElement {
    public let name: Literal
    public let start: Int

    /// Begins the start tag.
    /// - Parameter keepsState: As of ``Element``.
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
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        Listener.endOpen(start, file, line)
        Listener.closeVoid()
        return Fragment(start: start)
    }
}
