/// Names an element, to act on it: `@State var field = ElementRef()`, `input(.ref(field))`, `field.focus()`.
///
/// Calls take effect after the changes of the same task have reached the document, so an element that appears because
/// of the same click can be focused. Without the element, and on the server, they do nothing.
public final class ElementRef: RecordedObject, @unchecked Sendable {
    /// The block that the element belongs to and its slot, once it is on the page.
    unowned(unsafe) package var block: Block?
    package var slot = 0

    public init() {
        block = nil
        super.init(.reference)
    }

    /// The element in this slot is another's, or has gone.
    @inline(never)
    package func leave(_ block: Block, _ slot: Int) {
        if self.block === block, self.slot == slot { self.block = nil }
    }

    public func focus() { call("focus") }
    public func blur() { call("blur") }
    /// Selects the text of an input.
    public func select() { call("select") }
    public func click() { call("click") }
    /// Opens a `dialog` as a modal one.
    public func showModal() { call("showModal") }
    /// Closes a `dialog`.
    public func close() { call("close") }
    public func scrollIntoView() { call("scrollIntoView") }

    @inline(never)
    public func call(_ method: StaticString) {
        if ElementRef.isOnPage { ElementRef.calls.append(ElementCall(self, method)) }
    }

    /// Set by the browser's runtime.
    nonisolated(unsafe) package static var isOnPage = false
    /// Where an element is may be known only once the changes are on the page; the runtime performs them then.
    nonisolated(unsafe) package static var calls = ObjectBuffer<ElementCall>()
}

/// A call that waits for the end of the flush.
package final class ElementCall: RecordedObject {
    package let reference: ElementRef
    package let method: StaticString

    init(_ reference: ElementRef, _ method: StaticString) {
        self.reference = reference
        self.method = method
        super.init(.reference)
    }
}
