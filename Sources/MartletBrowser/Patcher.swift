import MartletCore

/// Brings blocks and the document in line with what their components emit now.
///
/// A component's body is recorded at the end of ``Recording``, walked against what is on the page, and cut off again.
/// Only differences become ``Commands``. The files beside this one hold the ways a block can come, go and move.
enum Patcher {
    /// Effects that are to be told something once the document has changed.
    nonisolated(unsafe) static var effects = ObjectBuffer<Effect>()
    /// The environment and the depth for the components that are met.
    nonisolated(unsafe) static var environment: EnvironmentNode?
    nonisolated(unsafe) static var depth: Int16 = 0
    /// An environment value has changed: components below take it in even if their inputs are the same.
    nonisolated(unsafe) static var environmentChanged = false

    // MARK: Components

    /// Records the component's body and hands the operations' bounds to `walk`.
    @inline(__always)
    private static func record(_ component: Instance, _ walk: (Int, Int) -> Void) {
        let mark = Recording.mark()
        let outerInstance = Recording.instance
        let outerEnvironment = environment
        let outerDepth = depth
        Recording.instance = component
        environment = component.environment
        depth = component.depth &+ 1
        component.emitBody()
        if Recording.operations.count == mark.operations {
            Recording.operations.append(Operation(Operation.placeholder))
        }
        walk(mark.operations, Recording.operations.count)
        Recording.instance = outerInstance
        environment = outerEnvironment
        depth = outerDepth
        Recording.cut(to: mark)
    }

    /// Runs a component for the first time and builds what it emits.
    @inline(never)
    static func mount(_ component: Instance, namespace: UInt8) {
        component.environment = environment
        component.depth = depth
        component.bindState()
        component.isDirty = false
        record(component) { start, end in build(component, start, end, namespace: namespace) }
    }

    @inline(never)
    static func render(_ component: Instance) {
        component.isDirty = false
        // What is on the page keeps its namespace.
        let namespace = component.shape.unsafelyUnwrapped.namespace
        record(component) { start, end in patch(component, start, end, namespace: namespace) }
    }

    /// Gives a component that stays its new inputs.
    @inline(never)
    static func update(_ component: Instance, with newer: Instance) {
        var changed = !needsNoUpdate(component)
        component.environment = environment
        if newer === component {
            // A row with the inputs of before, or what a layout shows that is rendered by itself.
            if changed { component.bindState() }
        } else {
            if component.takeInputs(of: newer) { changed = true }
            // A layout that stays shows what the newer one shows.
            if let outlet = newer.outlet {
                component.outlet = outlet
                changed = true
            }
        }
        if changed { render(component) }
    }

    /// Whether a component with the inputs of before can stay as it is.
    @inline(__always)
    static func needsNoUpdate(_ component: Instance) -> Bool {
        !environmentChanged && !component.isDirty && component.environment === environment
    }

    /// Whether `old` can go on as `newer`.
    static func isSame(_ old: Block, _ newer: Instance) -> Bool {
        old.typeAddress == newer.typeAddress
            && unsafeDowncast(old, to: Instance.self).route == newer.route
    }

    // MARK: Blocks

    /// Brings a block in line with the operations from `start` to `end`.
    @inline(never)
    static func patch(_ block: Block, _ start: Int, _ end: Int, namespace: UInt8) {
        let shape = Shapes.shape(start, end, namespace: namespace)
        let old = block.shape.unsafelyUnwrapped
        if shape !== old {
            guard shape.structure == old.structure else { return rebuild(block, start, end, namespace: namespace) }
            relocate(block, from: old, to: shape, start, end)
        }
        let outerEnvironment = environment
        let outerChanged = environmentChanged
        var i = start
        var slot = 0
        var value = 0
        while i < end {
            let operation = Recording.operations[i]
            i &+= 1
            switch operation.kind {
            case Operation.text:
                if shape.values[value] == Shape.changing {
                    patchText(block, slot, operation, Command.setText)
                    slot &+= 1
                }
                value &+= 1
            case Operation.attribute, Operation.dataAttribute:
                if shape.values[value] == Shape.changing {
                    patchText(block, slot, operation, Command.setAttribute)
                    slot &+= 1
                }
                value &+= 1
            case Operation.property:
                // Written each time, and compared in the document: the user may have changed it.
                patchText(block, slot, operation, Command.setProperty, always: true)
                slot &+= 1
            case Operation.html:
                patchText(block, slot, operation, Command.setProperty)
                slot &+= 1
            case Operation.handler:
                block[slot].handler.release()
                block[slot] = Recording.takeHandler(operation)
                slot &+= 1
            case Operation.component, Operation.outlet:
                patchComponent(block, slot, operation)
                slot &+= 1
            case Operation.branch:
                patchBranch(block, slot, operation.location, i, i &+ operation.count)
                slot &+= 1
                i &+= operation.count
            case Operation.list:
                patchList(block, slot, i, i &+ operation.count)
                slot &+= 1
                i &+= operation.count
            case Operation.reference:
                block.object(slot, as: ElementRef.self).leave(block, slot)
                let reference = Recording.object(operation, as: ElementRef.self)
                reference.block = block
                reference.slot = slot
                block.replace(slot, reference)
                slot &+= 1
            case Operation.effect:
                patchEffect(block.object(slot, as: Effect.self), Recording.object(operation, as: Effect.self))
                slot &+= 1
            case Operation.provide:
                let node = block.object(slot, as: EnvironmentNode.self)
                if node.take(Recording.object(operation, as: EnvironmentNode.self)) { environmentChanged = true }
                node.next = environment
                environment = node
                slot &+= 1
            case Operation.unprovide: environment = environment?.next
            default: break
            }
        }
        environment = outerEnvironment
        environmentChanged = outerChanged
    }

    @inline(never)
    private static func patchText(
        _ block: Block, _ slot: Int, _ operation: Operation, _ command: Int, always: Bool = false
    ) {
        let bytes = RecordedBytes(operation)
        let old = block[slot]
        if old.isEqual(bytes.start, bytes.count) {
            if !always { return }
        } else {
            old.free(.text)
            block[slot] = Slot(bytes.start, bytes.count)
        }
        Commands.write(command)
        Commands.write(Int(block.handle))
        Commands.write(slot)
        if command != Command.setText {
            let name = RecordedBytes(literal: operation.name)
            Commands.write(name.start, name.count, prefix: operation.kind == Operation.dataAttribute ? "data-" : "")
        }
        Commands.write(bytes.start, bytes.count)
    }

    @inline(never)
    private static func patchComponent(_ block: Block, _ slot: Int, _ operation: Operation) {
        let old = block.object(slot, as: Instance.self)
        let newer = component(operation, unless: old)
        if isSame(old, newer) {
            // The layout was given the newer one, which now takes the older inputs.
            if operation.kind == Operation.outlet { Recording.instance?.outlet = old }
            return update(old, with: newer)
        }
        // Only an outlet comes here: the types of other components are part of the shape.
        Commands.write(Command.insert)
        writeEdge(old, last: false)
        mount(newer, namespace: block.shape.unsafelyUnwrapped.namespace(ofSlot: slot))
        remove(old)
        block.replace(slot, newer)
    }

    private static func patchEffect(_ old: Effect, _ newer: Effect) {
        guard old.typeAddress == newer.typeAddress else { return }
        old.newer = newer
        if old.change == .none { note(old, .isNewer) }
    }

    /// Lets the effect know at the end of the flush.
    @inline(never)
    static func note(_ effect: Effect, _ change: Effect.Change) {
        if effect.change == .none { effects.append(effect) }
        effect.change = change
    }

    // MARK: Branches

    @inline(never)
    private static func patchBranch(
        _ block: Block, _ slot: Int, _ branch: Int, _ start: Int, _ end: Int
    ) {
        let region = block.object(slot, as: Region.self)
        let namespace = block.shape.unsafelyUnwrapped.namespace(ofSlot: slot)
        if region.branch == branch, (region.children.count == 0) == (start == end) {
            if start < end { region.children[0] = patchChild(region.children[0], start, end, namespace: namespace) }
            return
        }
        if let old = region.children.first {
            remove(old)
            region.children.cut(to: 0)
        }
        region.branch = branch
        if start < end {
            Commands.write(Command.insert)
            Commands.write(Int(block.handle))
            Commands.write(slot)
            region.children.append(buildChild(start, end, namespace: namespace))
        }
    }

    /// Patches a branch or a row. One whose only content is a component *is* that component's block.
    @inline(never)
    static func patchChild(_ child: Block, _ start: Int, _ end: Int, namespace: UInt8) -> Block {
        if let component = onlyComponent(start, end, unless: child) {
            if isInstance(child), isSame(child, component) {
                update(unsafeDowncast(child, to: Instance.self), with: component)
                return child
            }
        } else if !isInstance(child) {
            patch(child, start, end, namespace: namespace)
            return child
        }
        Commands.write(Command.insert)
        writeEdge(child, last: false)
        let new = buildChild(start, end, namespace: namespace)
        remove(child)
        return new
    }

    static func onlyComponent(_ start: Int, _ end: Int, unless known: Block?) -> Instance? {
        guard end &- start == 1, Recording.operations[start].kind == Operation.component else { return nil }
        return component(Recording.operations[start], unless: known)
    }

    /// An operation's component.
    ///
    /// One that is on the page at another place was taken for a row of another list. What is here stays then, or something empty
    /// comes, until its parent has been rendered once more, without rows that are expected.
    static func component(_ operation: Operation, unless known: Block?) -> Instance {
        let component = Recording.object(operation, as: Instance.self)
        guard component.handle >= 0, component !== known, operation.kind == Operation.component,
            let parent = Recording.instance
        else { return component }
        parent.hasRowsAlike = true
        parent.list = nil
        parent.invalidate()
        if let known, isInstance(known), isSame(known, component) { return unsafeDowncast(known, to: Instance.self) }
        return Instance()
    }

    static func isInstance(_ block: Block) -> Bool { block.role == .instance }
}

extension Block {
    /// Puts an object in the place of another.
    @inline(never)
    func replace(_ slot: Int, _ object: RecordedObject) {
        self[slot].free(.object)
        self[slot] = Slot(object)
    }
}

extension Shape {
    /// The namespace of what is inserted at a slot.
    func namespace(ofSlot slot: Int) -> UInt8 { slot < slotNamespaces.count ? slotNamespaces[slot] : 0 }
}
