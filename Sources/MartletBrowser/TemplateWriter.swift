import MartletCore

/// Steps of the program by which the document finds a shape's changing parts in a clone or in the server's nodes.
/// `walk` in `martlet.js` carries them out.
enum Step {
    static let down: Int32 = 0
    static let up: Int32 = 1
    static let next: Int32 = 2
    static let text: Int32 = 3
    /// number of the name
    static let attribute: Int32 = 4
    /// number of the name
    static let property: Int32 = 5
    /// number of the event's name: `$click`, with a `!` if it captures, and a `~` if it is passive
    static let handler: Int32 = 6
    static let region: Int32 = 7
    static let component: Int32 = 8
    /// a slot whose node nobody changes: a reference to an element, the place of an effect
    static let node: Int32 = 9
    /// the first or last node of the block is this one, and static
    static let edge: Int32 = 10
}

/// Writes a shape's HTML and its program.
struct TemplateWriter {
    private struct OpenElement: BitwiseCopyable {
        let name: UInt
        /// The length of the program before the content.
        var programLength: Int
        /// Of the content.
        let namespace: UInt8
    }

    private let shape: Shape
    private var html = GrowableBuffer<UInt8>()
    private var program = GrowableBuffer<Int32>()
    private var names = GrowableBuffer<UInt8>()
    private var nameCount: Int32 = 0
    private var open = GrowableBuffer<OpenElement>()
    private var inStartTag = false
    /// No node has been written yet at this level.
    private var isFirst = true
    private var afterText = false
    private var roots = 0
    private var slot: Int { shape.slotCount }
    private var value = 0
    /// Where the program ends that reaches the last slot; steps behind it lead nowhere.
    private var useful = 0

    init(_ shape: Shape) { self.shape = shape }

    /// Writes the block and hands it to the document; fills in what the shape knows about itself.
    @inline(never)
    mutating func write(_ start: Int, _ end: Int) {
        // The parser gives elements their namespace by what is around them; the document takes it off again.
        if shape.namespace > 0 { literal(shape.namespace == 1 ? "<svg>" : "<math>") }
        var i = start
        while i < end {
            let operation = Recording.operations[i]
            switch operation.kind {
            case Operation.open: openElement(operation)
            case Operation.close: closeElement(isVoid: operation.count > 0)
            case Operation.attribute, Operation.dataAttribute: attribute(operation)
            case Operation.property, Operation.html:
                named(Step.property, operation.name)
                addSlot(.text)
            case Operation.handler:
                named(Step.handler, operation.name, prefix: "$")
                if operation.count & 2 > 0 { names.append(UInt8(ascii: "!")) }
                if operation.count & 1 > 0 { names.append(UInt8(ascii: "~")) }
                addSlot(.handler(operation.count))
            case Operation.reference: element(Step.node)
            case Operation.text: text(operation)
            case Operation.component, Operation.outlet: child(Step.component, .component)
            case Operation.branch, Operation.list:
                child(Step.region, .region)
                i &+= operation.count
            case Operation.effect, Operation.provide: child(Step.node, .slotNode)
            case Operation.placeholder:
                node()
                edge(.staticNode)
                literal("<!---->")
            default: break
            }
            i &+= 1
        }
        if shape.namespace > 0 { literal(shape.namespace == 1 ? "</svg>" : "</math>") }
        html.append(UnsafePointer(names.base), names.count)
        // Cloned as one node, and not as a fragment, unless another block will stand in its place.
        append(roots == 1 && program[0] != Step.region && program[0] != Step.component ? 1 : 0)
        append(Int32(slot))
        append(Int32(shape.namespace))
        // A new clone needs no step behind its last slot; nodes that are adopted are walked to the block's end.
        append(Int32(useful))
        DOM.shape(shape.id, UnsafePointer(html.base), html.count, UnsafePointer(program.base), program.count)
        html.free()
        program.free()
        names.free()
        open.free()
    }

    // MARK: Nodes

    private mutating func openElement(_ operation: Operation) {
        node()
        edge(.staticNode)
        byte(UInt8(ascii: "<"))
        copy(operation.name, escaped: false)
        #if DEBUG && !Server
        if operation.location != 0 {
            // Taken off again by `shape` in document.js, which reports it.
            literal(" data-source=\"")
            copy(UInt(bitPattern: operation.location), escaped: true)
            literal(":")
            for digit in String(operation.count).utf8 { html.append(digit) }
            literal("\"")
        }
        #endif
        open.append(
            OpenElement(
                name: operation.name, programLength: program.count, namespace: contentNamespace(operation.name)))
        inStartTag = true
        isFirst = true
        afterText = false
    }

    private mutating func closeElement(isVoid: Bool) {
        endStartTag()
        open.count &-= 1
        let element = open[open.count]
        if useful > element.programLength {
            append(Step.up)
        } else {
            // Nothing inside changes: no need to go there.
            program.count = element.programLength
        }
        if !isVoid {
            literal("</")
            copy(element.name, escaped: false)
            byte(UInt8(ascii: ">"))
        }
        isFirst = false
        afterText = false
    }

    private mutating func attribute(_ operation: Operation) {
        let fixed = shape.values[value]
        value &+= 1
        if fixed != Shape.changing {
            byte(UInt8(ascii: " "))
            if operation.kind == Operation.dataAttribute { literal("data-") }
            copy(operation.name, escaped: false)
            literal("=\"")
            copy(UInt(bitPattern: fixed), escaped: true)
            byte(UInt8(ascii: "\""))
        } else {
            named(Step.attribute, operation.name, prefix: operation.kind == Operation.dataAttribute ? "data-" : "")
            addSlot(.text)
        }
    }

    private mutating func text(_ operation: Operation) {
        let fixed = shape.values[value]
        value &+= 1
        node()
        if afterText {
            // Keeps the parser from joining two texts.
            literal("<!--,-->")
            append(Step.next)
        }
        afterText = true
        if fixed != Shape.changing {
            edge(.staticNode)
            let before = html.count
            copy(UInt(bitPattern: fixed), escaped: true)
            if html.count == before {
                literal("<!---->")
                afterText = false
            }
        } else {
            edge(.slotNode)
            append(Step.text)
            byte(UInt8(ascii: " "))
            addSlot(.text)
        }
    }

    private mutating func child(_ step: Int32, _ kind: Shape.Edge.Kind) {
        node()
        edge(kind)
        afterText = false
        literal("<!---->")
        let namespace = open.count > 0 ? open[open.count &- 1].namespace : shape.namespace
        if namespace > 0 {
            while shape.slotNamespaces.count < slot { shape.slotNamespaces.append(0) }
            shape.slotNamespaces.append(namespace)
        }
        element(step)
    }

    /// An object's slot at the node that has been reached.
    private mutating func element(_ step: Int32) {
        append(step)
        addSlot(.object)
    }

    private mutating func addSlot(_ kind: SlotKind) {
        shape.slotKinds.append(kind)
        useful = program.count
    }

    /// Moves to the place of a new node.
    private mutating func node() {
        endStartTag()
        if !isFirst { append(Step.next) } else if open.count > 0 { append(Step.down) }
        isFirst = false
        if open.count == 0 { roots &+= 1 }
    }

    /// Notes how the block begins and ends.
    private mutating func edge(_ kind: Shape.Edge.Kind) {
        guard open.count == 0 else { return }
        let edge = Shape.Edge(kind, slot)
        if roots == 1 { shape.first = edge }
        shape.last = edge
        if kind == .staticNode {
            append(Step.edge)
            useful = program.count
        }
    }

    private mutating func endStartTag() {
        guard inStartTag else { return }
        inStartTag = false
        byte(UInt8(ascii: ">"))
        open.base[open.count &- 1].programLength = program.count
        // The parser drops one line end after `<pre>`; it gets one of ours.
        if RecordedBytes(literal: open[open.count &- 1].name).isEqual("pre") { byte(10) }
    }

    private func contentNamespace(_ name: UInt) -> UInt8 {
        let name = RecordedBytes(literal: name)
        if name.isEqual("svg") { return 1 }
        if name.isEqual("math") { return 2 }
        if name.isEqual("foreignObject") { return 0 }
        return open.count > 0 ? open[open.count &- 1].namespace : shape.namespace
    }

    // MARK: Bytes

    @inline(never)
    private mutating func byte(_ byte: UInt8) { html.append(byte) }

    @inline(never)
    private mutating func append(_ step: Int32) { program.append(step) }

    /// A step with a name, which goes into the shape's table of names; each is ended by a zero.
    @inline(never)
    private mutating func named(_ step: Int32, _ name: UInt, prefix: StaticString = "") {
        append(step)
        append(nameCount)
        nameCount &+= 1
        let bytes = RecordedBytes(literal: name)
        names.append(0)
        names.append(prefix.utf8Start, prefix.utf8CodeUnitCount)
        names.append(bytes.start, bytes.count)
    }

    @inline(never)
    private mutating func literal(_ text: StaticString) {
        html.append(text.utf8Start, text.utf8CodeUnitCount)
    }

    @inline(never)
    private mutating func copy(_ address: UInt, escaped: Bool) {
        let bytes = RecordedBytes(literal: address)
        for i in 0..<bytes.count {
            let byte = bytes.start[i]
            if escaped {
                switch byte {
                case UInt8(ascii: "<"): literal("&lt;"); continue
                case UInt8(ascii: "&"): literal("&amp;"); continue
                case UInt8(ascii: "\""): literal("&quot;"); continue
                default: break
                }
            }
            self.byte(byte)
        }
    }
}
