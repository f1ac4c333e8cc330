/// What runs when an event meets an element: a closure as the two words that it is, counted by hand. An object around it would
/// be one more allocation for each handler of each row.
package struct Handler: BitwiseCopyable {
    let function: UInt
    /// The object that holds what the closure has captured; zero if that is nothing.
    let context: UInt

    init(function: UInt, context: UInt) {
        self.function = function
        self.context = context
    }

    /// Keeps what the closure has captured until ``release()``, or until the slot is freed that takes it over.
    @inline(never)
    package init(_ action: @escaping () -> Void) {
        self = unsafeBitCast(Closure(call: action), to: Handler.self)
        if let object = UnsafeRawPointer(bitPattern: context) {
            _ = Unmanaged<RecordedObject>.fromOpaque(object).retain()
        }
    }

    package var action: () -> Void { unsafeBitCast(self, to: Closure.self).call }

    package func release() {
        if let object = UnsafeRawPointer(bitPattern: context) { Unmanaged<RecordedObject>.fromOpaque(object).release() }
    }

    /// In a structure a closure is these words; by itself, a generic function would get it wrapped in another one.
    private struct Closure {
        let call: () -> Void
    }
}
