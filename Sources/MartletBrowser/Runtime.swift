import MartletCore

/// The life of a page in the browser: mounted or hydrated once, then one flush for each task that changed something.
package enum Runtime {
    nonisolated(unsafe) private static var root: Instance?
    /// Set while components run, so that what happens because of a flush waits for the next.
    nonisolated(unsafe) private static var isFlushing = false

    /// Shows a component: creates its nodes at the end of the document's root, or adopts those the server sent.
    @inline(never)
    package static func start(_ component: Instance, hydrating: Bool) {
        ElementRef.isOnPage = true
        root = component
        Commands.write(hydrating ? Command.hydrate : Command.mount)
        Patcher.mount(component, namespace: 0)
        finish()
    }

    /// Replaces what the root shows, keeping whatever has the same type and route.
    @inline(never)
    package static func show(_ component: Instance) {
        guard let root else { return }
        Patcher.environment = nil
        Patcher.depth = 0
        if Patcher.isSame(root, component) {
            Patcher.update(root, with: component)
        } else {
            Commands.write(Command.insert)
            Patcher.writeEdge(root, last: false)
            Patcher.mount(component, namespace: 0)
            Patcher.remove(root)
            self.root = component
        }
        finish()
    }

    /// Renders the root again, whatever its inputs.
    package static func rerenderRoot() {
        root?.invalidate()
        flush()
    }

    // MARK: Flushing

    /// Renders what has changed and brings the document up to date. Called at the end of each task.
    @inline(never)
    package static func flush() {
        guard !isFlushing else { return }
        isFlushing = true
        // Effects may change state again, and so may the handlers of what a call to an element brings about; each round has its
        // own flush. A cycle is cut off, not followed for ever.
        var rounds = 0
        repeat {
            renderDirty()
            finish()
            rounds &+= 1
        } while Instance.dirty.count > 0 && rounds < 100
        isFlushing = false
    }

    @inline(never)
    private static func renderDirty() {
        var dirty = Instance.dirty
        Instance.dirty = ObjectBuffer()
        defer { dirty.free() }
        // Parents first: rendering one may render its children or remove them. A stable insertion sort; few are dirty.
        var i = 1
        while i < dirty.count {
            var j = i
            while j > 0, dirty[j &- 1].depth > dirty[j].depth {
                let shallower = dirty[j]
                dirty[j] = dirty[j &- 1]
                dirty[j &- 1] = shallower
                j &-= 1
            }
            i &+= 1
        }
        for i in 0..<dirty.count {
            let component = dirty[i]
            if component.isDirty, let current = Handles.block(Int(component.handle)), current === component {
                Patcher.render(component)
            } else {
                component.isDirty = false
            }
        }
    }

    /// Hands the changes over, then tells the effects.
    @inline(never)
    private static func finish() {
        Commands.flush()
        var effects = Patcher.effects
        Patcher.effects = ObjectBuffer()
        // Those that have gone first: what comes may need what they held.
        for i in 0..<effects.count where effects[i].change == .hasGone { effects[i].disappear() }
        for i in 0..<effects.count {
            let effect = effects[i], change = effect.change, newer = effect.newer
            effect.change = .none
            effect.newer = nil
            if change == .hasCome { effect.appear() }
            if change == .hasCome || change == .isNewer, let newer { effect.update(newer) }
        }
        effects.free()
        performCalls()
    }

    private static func performCalls() {
        var calls = ElementRef.calls
        ElementRef.calls = ObjectBuffer()
        for i in 0..<calls.count {
            let call = calls[i]
            if let block = call.reference.block { DOM.nodeCall(block.handle, call.reference.slot, call.method) }
        }
        calls.free()
    }

    // MARK: Events

    /// Runs the handler in a block's slot; changes wait for ``flush()``, which the document calls when the event is done.
    /// - Returns: Whether the event goes no further.
    @inline(never) @discardableResult
    package static func handle(_ handle: Int, _ slot: Int) -> Bool {
        guard let block = Handles.block(handle), slot < block.shape.unsafelyUnwrapped.slotCount,
            let options = block.shape.unsafelyUnwrapped.slotKinds[slot].options
        else { return false }
        if options & 4 > 0 { CurrentEvent.call("preventDefault") }
        CurrentEvent.isStopped = options & 8 > 0
        block[slot].handler.action()
        return CurrentEvent.isStopped
    }

    /// Forgets everything, for the next test.
    package static func reset() {
        root = nil
        Instance.dirty.free()
        Handles.reset()
        Shapes.reset()
        Commands.words.count = 0
        Commands.text.count = 0
        Patcher.effects.free()
        Patcher.environment = nil
        ElementRef.calls.free()
    }
}
