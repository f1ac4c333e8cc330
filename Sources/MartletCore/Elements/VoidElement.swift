/// An element that has no content and no end tag (HTML Living Standard, §13.1.2 "Void elements").
public struct VoidElement {
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
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        let start = Listener.position()
        Listener.open(name, file, line)
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.endOpen()
        Listener.closeVoid()
        return Fragment(start: start)
    }
}
