/// A piece of user interface: a value that emits its markup when `body` is read.
///
/// `@Component` conforms a type and connects its `@State`, `@Binding` and `@Environment`; a view without these may
/// conform by hand.
public protocol View {
    associatedtype Body: View

    /// Emits the markup, in document order. Runs whenever the view's inputs have changed, so it has no side effects
    /// and depends on nothing but the view's properties.
    @ViewBuilder var body: Body { get }

    /// Connects property wrappers to the component's storage. Written by `@Component`.
    mutating func bindState(_ binder: inout StateBinder)
}

extension View {
    @_transparent public mutating func bindState(_ binder: inout StateBinder) {}
}
