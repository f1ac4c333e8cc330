/// An element that has no content and no end tag (HTML Living Standard, §13.1.2 "Void elements").
public struct VoidElement {
    public let name: Literal

    @_transparent public init(_ name: StaticString) { self.name = Literal(name) }

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
        Listener.open(name)
        _ = a1(); _ = a2(); _ = a3(); _ = a4(); _ = a5(); _ = a6()
        _ = a7(); _ = a8(); _ = a9(); _ = a10(); _ = a11(); _ = a12()
        Listener.endOpen()
        Listener.closeVoid()
        return Fragment(start: start)
    }
}
