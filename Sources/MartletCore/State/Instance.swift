/// A component that is on the page, with its state. Created while its parent is recorded, run once its place is known.
open class Instance: Block {
    /// The first of its `@State`, which are linked in the order of declaration.
    package final var cells: AnyStateCell?
    /// The innermost environment value provided around it.
    package final var environment: EnvironmentNode?
    /// How deep it is nested: parents are brought up to date before their children.
    package final var depth: Int16 = 0
    package final var isDirty = false
    /// What its first outlet shows, for a layout.
    public final var outlet: Instance?
    /// The largest of its lists, whose rows the next rendering is expected to bring again.
    package final var list: Region?
    /// Two of its lists have rows alike, so that none is expected.
    package final var hasRowsAlike = false
    /// Set apart from others at the same place: another route is another page, even if its type is the same.
    public final var route: Int = 0

    public override init() { super.init(.instance) }

    /// Connects the view's state to this instance.
    open func bindState() {}
    /// Emits the view's body.
    open func emitBody() {}
    /// Takes the inputs of a newer instance of the same type; false if nothing changed.
    open func takeInputs(of newer: Instance) -> Bool { true }

    /// Marks the component for the next flush.
    @inline(never)
    package final func invalidate() {
        guard !isDirty else { return }
        isDirty = true
        Instance.dirty.append(self)
    }

    nonisolated(unsafe) package static var dirty = ObjectBuffer<Instance>()
}

/// What the server has sent and nothing in the browser can change: it stays as it is until another view takes its place. What
/// it is the browser need not know.
package final class InertInstance: Instance {
    /// By this text the document knows it; a page has no use for such a character. Its name makes it a shape of its own.
    package override func emitBody() {
        let text = Literal("\u{1}")
        Recorder.push(Operation(Operation.text, name: text.address, text: RecordedText(text)))
    }
}

/// The instance of one type of view.
package final class ComponentInstance<V: View>: Instance {
    package var view: V

    package init(_ view: V) {
        self.view = view
        super.init()
    }

    package override func bindState() {
        bind(&view)
    }

    /// Of two views that are bound to the same state only inputs can differ; they are compared as bytes. That can say "different"
    /// of equal values (padding, copies of a string), never "the same" of different ones, except for a class instance whose
    /// contents changed.
    private func bind(_ view: inout V) {
        var binder = StateBinder(self)
        view.bindState(&binder)
    }

    package override func emitBody() { _ = view.body }

    package override func takeInputs(of newer: Instance) -> Bool {
        let newer = unsafeDowncast(newer, to: ComponentInstance<V>.self)
        bind(&newer.view)
        return withUnsafeMutableBytes(of: &newer.view) { new in
            withUnsafeMutableBytes(of: &view) { old in exchangeBytes(old, new) }
        }
    }

    /// Whether a view has the same inputs; it is bound to this instance's state.
    func hasInputs(_ other: inout V) -> Bool {
        bind(&other)
        return withUnsafeBytes(of: &other) { new in withUnsafeBytes(of: &view) { old in equalBytes(old, new) } }
    }
}

/// Exchanges two values of one type if their bytes differ; false if they do not.
@inline(never)
func exchangeBytes(_ a: UnsafeMutableRawBufferPointer, _ b: UnsafeMutableRawBufferPointer) -> Bool {
    if equalBytes(UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b)) { return false }
    for i in 0..<a.count {
        let byte = a[i]
        a[i] = b[i]
        b[i] = byte
    }
    return true
}

@inline(never)
func equalBytes(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    // Word by word: the browser compiles this without optimising at first, and then each step counts.
    var i = 0
    while i &+ 4 <= a.count {
        if a.loadUnaligned(fromByteOffset: i, as: UInt32.self) != b.loadUnaligned(fromByteOffset: i, as: UInt32.self) {
            return false
        }
        i &+= 4
    }
    while i < a.count {
        if a[i] != b[i] { return false }
        i &+= 1
    }
    return true
}
