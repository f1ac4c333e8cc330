#if Server
import CMartlet
#endif

/// A value that an ancestor provides with ``Provide(_:content:)``, found by its type.
@propertyWrapper
public struct Environment<Value: EnvironmentValue> {
    private var value: Value?

    public init() { value = nil }

    public var wrappedValue: Value { value ?? Value.defaultValue }

    /// Written by `@Component` into `bindState`.
    public mutating func bind(_ binder: inout StateBinder) {
        let wanted = EnvironmentBox<Value>(nil)
        var node = binder.instance?.environment
        #if Server
        if binder.instance == nil { node = RenderContext.current?.environment }
        #endif
        while let current = node {
            if current.typeAddress == wanted.typeAddress {
                value = unsafeDowncast(current, to: EnvironmentBox<Value>.self).value
                #if Server
                if binder.instance == nil { martlet_out_set_dependent() }
                #endif
                return
            }
            node = current.next
        }
        // A view that was bound at another place brings nothing along from there.
        value = nil
    }
}

extension Environment: Sendable where Value: Sendable {}

/// A type whose value can be provided to all components below a place.
public protocol EnvironmentValue {
    /// What a component gets where nobody provides a value.
    static var defaultValue: Self { get }
}

/// Gives `value` to all components in `content`, however deep.
@_transparent
public func Provide<Value: EnvironmentValue>(_ value: Value, @ViewBuilder content: () -> Fragment) -> Fragment {
    let start = Listener.position()
    Listener.provide(EnvironmentNode.make(value))
    _ = content()
    Listener.unprovide()
    return Fragment(start: start)
}

/// A provided value, linked to those around it.
open class EnvironmentNode: RecordedObject {
    public final var next: EnvironmentNode?

    init() { super.init(.environment) }

    public static func make<Value: EnvironmentValue>(_ value: Value) -> EnvironmentNode { EnvironmentBox(value) }

    /// Takes the value of a newer node of the same type; false if it is the same.
    package func take(_ newer: EnvironmentNode) -> Bool { true }
}

final class EnvironmentBox<Value: EnvironmentValue>: EnvironmentNode {
    var value: Value?

    init(_ value: Value?) {
        self.value = value
        super.init()
    }

    package override func take(_ newer: EnvironmentNode) -> Bool {
        let newer = unsafeDowncast(newer, to: EnvironmentBox<Value>.self)
        return withUnsafeMutableBytes(of: &newer.value) { new in
            withUnsafeMutableBytes(of: &value) { old in exchangeBytes(old, new) }
        }
    }
}
