import MartletCore

// How a block comes: its values are written for the document to create it, or to adopt it.
extension Patcher {
    /// Fills in a new block from the operations, and writes its stream: shape, handle, then what each slot needs.
    @inline(never)
    static func build(_ block: Block, _ start: Int, _ end: Int, namespace: UInt8) {
        let shape = Shapes.shape(start, end, namespace: namespace)
        block.shape = shape
        Handles.assign(block)
        let slots = SlotStorage.allocate(capacity: shape.slotCount)
        block.slots = slots
        var slot = 0
        Commands.write(Int(shape.id))
        Commands.write(Int(block.handle))
        let outerEnvironment = environment
        var i = start
        var value = 0
        while i < end {
            let operation = Recording.operations[i]
            i &+= 1
            switch operation.kind {
            case Operation.text, Operation.attribute, Operation.dataAttribute:
                if shape.values[value] == Shape.changing {
                    slots[slot] = writeText(operation)
                    slot &+= 1
                }
                value &+= 1
            case Operation.property, Operation.html:
                slots[slot] = writeText(operation)
                slot &+= 1
            case Operation.handler:
                slots[slot] = Recording.takeHandler(operation)
                slot &+= 1
            case Operation.component, Operation.outlet:
                let component = component(operation, unless: nil)
                let namespace = shape.namespace(ofSlot: slot)
                mount(component, namespace: namespace)
                slots[slot] = Slot(component)
                slot &+= 1
            case Operation.branch:
                let region = Region()
                slots[slot] = Slot(region)
                buildBranch(region, operation, i, namespace: shape.namespace(ofSlot: slot))
                slot &+= 1
                i &+= operation.count
            case Operation.list:
                let region = Region()
                slots[slot] = Slot(region)
                buildList(region, i, i &+ operation.count, namespace: shape.namespace(ofSlot: slot))
                slot &+= 1
                i &+= operation.count
            case Operation.reference:
                let reference = Recording.object(operation, as: ElementRef.self)
                reference.block = block
                reference.slot = slot
                slots[slot] = Slot(reference)
                slot &+= 1
            case Operation.effect:
                let effect = Recording.object(operation, as: Effect.self)
                slots[slot] = Slot(effect)
                slot &+= 1
                note(effect, .hasCome)
            case Operation.provide:
                let node = Recording.object(operation, as: EnvironmentNode.self)
                node.next = environment
                environment = node
                slots[slot] = Slot(node)
                slot &+= 1
            case Operation.unprovide: environment = environment?.next
            default: break
            }
        }
        environment = outerEnvironment
    }

    @inline(never)
    private static func writeText(_ operation: Operation) -> Slot {
        let bytes = RecordedBytes(operation)
        Commands.write(bytes.start, bytes.count)
        return Slot(bytes.start, bytes.count)
    }

    @inline(never)
    private static func buildBranch(_ region: Region, _ operation: Operation, _ start: Int, namespace: UInt8) {
        region.branch = operation.location
        if operation.count > 0 {
            Commands.write(1)
            region.children.append(buildChild(start, start &+ operation.count, namespace: namespace))
        } else {
            Commands.write(0)
        }
    }

    @inline(never)
    private static func buildList(_ region: Region, _ start: Int, _ end: Int, namespace: UInt8) {
        let countAt = Commands.words.count
        Commands.write(0)
        var i = start
        var count: Int32 = 0
        while i < end {
            region.children.append(buildRow(i, namespace: namespace))
            i &+= Recording.operations[i].count &+ 1
            count &+= 1
        }
        noteRows(region)
        Commands.words[countAt] = count
    }

    /// The largest list of a component is the one whose rows it pays to know.
    static func noteRows(_ region: Region) {
        guard let component = Recording.instance, !component.hasRowsAlike else { return }
        if region.children.count >= component.list?.children.count ?? 0 { component.list = region }
    }

    @inline(never)
    static func buildRow(_ row: Int, namespace: UInt8) -> Block {
        let block = withRow(row) { start, end in buildChild(start, end, namespace: namespace) }
        block.key = storedKey(row)
        return block
    }

    /// A branch or a row whose only content is a component is that component's block.
    @inline(never)
    static func buildChild(_ start: Int, _ end: Int, namespace: UInt8) -> Block {
        if let component = onlyComponent(start, end, unless: nil) {
            mount(component, namespace: namespace)
            return component
        }
        let block = Block()
        build(block, start, end, namespace: namespace)
        return block
    }

    /// A row's operations; a placeholder for a row without nodes.
    @inline(__always)
    static func withRow(_ row: Int, _ body: (Int, Int) -> Block) -> Block {
        let count = Recording.operations[row].count
        if count > 0 { return body(row &+ 1, row &+ 1 &+ count) }
        let at = Recording.operations.count
        Recording.operations.append(Operation(Operation.placeholder))
        let block = body(at, at &+ 1)
        Recording.operations.count = at
        return block
    }
}
