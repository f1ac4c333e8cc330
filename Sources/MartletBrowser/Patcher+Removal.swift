import MartletCore

// How a block goes, where it begins and ends, and how it changes its shape in place.
extension Patcher {
    /// Removes a block's nodes and forgets it.
    @inline(never)
    static func remove(_ block: Block) {
        Commands.write(Command.remove)
        writeEdge(block, last: false)
        writeEdge(block, last: true)
        release(block)
    }

    /// Forgets a block and all in it; its nodes are removed, or will be.
    @inline(never)
    static func release(_ block: Block) {
        Commands.write(Command.forget)
        Commands.write(Int(block.handle))
        Handles.release(block)
        if isInstance(block) {
            var cell = unsafeDowncast(block, to: Instance.self).cells
            while let current = cell {
                current.owner = nil
                cell = current.next
            }
        }
        if let text = block.key.text {
            text.deallocate()
            block.key.text = nil
        }
        guard let slots = block.slots else { return }
        block.slots = nil
        let kinds = block.shape.unsafelyUnwrapped.slotKinds
        for i in 0..<kinds.count {
            if kinds[i] == .object { release(slots[i].object, of: block) }
            slots[i].free(kinds[i])
        }
        slots.deallocate()
    }

    @inline(never)
    private static func release(_ object: RecordedObject, of block: Block) {
        switch object.role {
        case .block, .instance: release(unsafeDowncast(object, to: Block.self))
        case .region: releaseChildren(unsafeDowncast(object, to: Region.self))
        case .effect: forget(unsafeDowncast(object, to: Effect.self))
        case .reference:
            let reference = unsafeDowncast(object, to: ElementRef.self)
            reference.leave(block, reference.slot)
        case .environment: break
        }
    }

    @inline(never)
    static func releaseChildren(_ region: Region) {
        for i in 0..<region.children.count { release(region.children[i]) }
        region.children.cut(to: 0)
    }

    private static func forget(_ effect: Effect) {
        // One that came and went in the same flush was never told that it had appeared.
        if effect.change == .hasCome { effect.change = .none } else { note(effect, .hasGone) }
    }

    /// Writes the first or the last node of a block: a handle and a slot. Static nodes have slots behind the others.
    @inline(never)
    static func writeEdge(_ block: Block, last: Bool) {
        let shape = block.shape.unsafelyUnwrapped
        let edge = last ? shape.last : shape.first
        switch edge.kind {
        case .component:
            return writeEdge(block.object(edge.slot, as: Instance.self), last: last)
        case .region:
            if !last, let child = block.object(edge.slot, as: Region.self).children.first {
                return writeEdge(child, last: false)
            }
        default: break
        }
        Commands.write(Int(block.handle))
        Commands.write(edge.kind == .staticNode ? shape.slotCount &+ (last ? 1 : 0) : edge.slot)
    }

    /// The operations changed in a way that no builder announced (an early `return`, a fragment chosen by `?:`): the
    /// block is built afresh in the old one's place, and what was in it loses its state.
    @inline(never)
    static func rebuild(_ block: Block, _ start: Int, _ end: Int, namespace: UInt8) {
        #if DEBUG
        DOM.log("A view changed its structure without `if`, `switch` or `ForEach`; the state below it is lost.")
        #endif
        let kinds = block.shape.unsafelyUnwrapped.slotKinds
        for i in 0..<kinds.count where kinds[i] == .object && block[i].object.role == .reference {
            block.object(i, as: ElementRef.self).leave(block, i)
        }
        let old = Block()
        old.shape = block.shape
        old.handle = block.handle
        old.slots = block.slots
        Handles.replace(old)
        block.slots = nil
        Commands.write(Command.insert)
        writeEdge(old, last: false)
        build(block, start, end, namespace: namespace)
        remove(old)
    }

    /// Gives a block a shape in which more of its literals are changing parts. The document finds their nodes by walking
    /// the block again, past what its regions and components hold.
    @inline(never)
    static func relocate(_ block: Block, from old: Shape, to new: Shape, _ start: Int, _ end: Int) {
        Commands.write(Command.relocate)
        Commands.write(Int(block.handle))
        writeEdge(block, last: false)
        Commands.write(Int(new.id))
        let oldSlots = block.slots.unsafelyUnwrapped
        let slots = SlotStorage.allocate(capacity: new.slotCount)
        var slot = 0
        var oldSlot = 0
        var value = 0
        var i = start
        while i < end {
            let operation = Recording.operations[i]
            i &+= 1
            switch operation.kind {
            case Operation.text, Operation.attribute, Operation.dataAttribute:
                let literal = old.values[value]
                if literal == Shape.changing {
                    slots[slot] = oldSlots[oldSlot]
                    slot &+= 1
                    oldSlot &+= 1
                } else if new.values[value] == Shape.changing {
                    let bytes = RecordedBytes(literal: UInt(bitPattern: literal))
                    slots[slot] = Slot(bytes.start, bytes.count)
                    slot &+= 1
                }
                value &+= 1
                continue
            case Operation.branch, Operation.list:
                Commands.write(oldSlot)
                i &+= operation.count
            case Operation.component, Operation.outlet:
                writeEdge(block.object(oldSlot, as: Instance.self), last: true)
            case Operation.reference:
                block.object(oldSlot, as: ElementRef.self).slot = slot
            case Operation.property, Operation.html, Operation.handler, Operation.effect, Operation.provide: break
            default: continue
            }
            slots[slot] = oldSlots[oldSlot]
            slot &+= 1
            oldSlot &+= 1
        }
        oldSlots.deallocate()
        block.slots = slots
        block.shape = new
    }
}

/// The numbers by which the document knows blocks, used again after a block has gone.
enum Handles {
    /// By handle; zero for one that is free. Not retained: a block on the page belongs to its parent, which gives its
    /// handle back before it lets go of it.
    nonisolated(unsafe) private static var blocks = GrowableBuffer<UInt>()
    nonisolated(unsafe) private static var free = GrowableBuffer<Int32>()

    static func reset() {
        blocks.count = 0
        free.count = 0
    }

    @inline(never)
    static func assign(_ block: Block) {
        if free.count > 0 {
            free.count &-= 1
            block.handle = free[free.count]
        } else {
            block.handle = Int32(truncatingIfNeeded: blocks.count)
            blocks.append(0)
        }
        replace(block)
    }

    static func release(_ block: Block) {
        blocks[Int(block.handle)] = 0
        free.append(block.handle)
    }

    static func replace(_ block: Block) {
        blocks[Int(block.handle)] = UInt(bitPattern: Unmanaged.passUnretained(block).toOpaque())
    }

    static func block(_ handle: Int) -> Block? {
        guard handle >= 0, handle < blocks.count, let address = UnsafeRawPointer(bitPattern: blocks[handle]) else {
            return nil
        }
        return Unmanaged.fromOpaque(address).takeUnretainedValue()
    }
}
