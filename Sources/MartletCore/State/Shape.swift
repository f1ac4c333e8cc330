/// The static part of a block: what the document clones, and where in it the changing parts are.
///
/// Literals are part of the shape, so they cost nothing after the first rendering. A literal that turns out to vary
/// (`.class(isOpen ? "open" : "")`) is made a changing part then: the blocks that have it get a new shape in place.
package final class Shape {
    /// Names it to the document.
    package let id: Int32
    /// A hash of the operations without the values of literals.
    package let structure: UInt64
    /// HTML, SVG (1) or MathML (2).
    package let namespace: UInt8
    /// For each attribute and text, in order: its literal's address, or ``changing``.
    package var values = GrowableBuffer<Int>()
    /// For each slot, the namespace of what is inserted there; empty if all is HTML.
    package var slotNamespaces = GrowableBuffer<UInt8>()
    package var slotKinds = GrowableBuffer<SlotKind>()
    package var slotCount: Int { slotKinds.count }
    package var first = Edge()
    package var last = Edge()

    package static let changing = -1

    /// The next with a hash that ends like its own.
    package let next: Shape?

    package init(id: Int32, structure: UInt64, namespace: UInt8, next: Shape?) {
        self.next = next
        self.id = id
        self.structure = structure
        self.namespace = namespace
    }

    /// What a block begins or ends with.
    package struct Edge {
        package enum Kind { case staticNode, slotNode, region, component }
        package var kind = Kind.staticNode
        package var slot = 0
        package init() {}
        package init(_ kind: Kind, _ slot: Int) {
            self.kind = kind
            self.slot = slot
        }
    }
}
