import MartletCore

/// The life of a page in the browser: mounted or hydrated once, then one flush for each task that changed something.
package enum Runtime {
    nonisolated(unsafe) private static var root: Instance?
    /// Set while components run, so that what happens because of a flush waits for the next.
    nonisolated(unsafe) private static var isFlushing = false

    /// Shows a component: creates its nodes at the end of the document's root, or adopts those the server sent.
    @inline(never)
    package static func start(_ component: Instance, hydrating: Bool) {
        ElementRef.perform = { reference, method in pendingCalls.append((reference, method)) }
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

    nonisolated(unsafe) private static var pendingCalls: [(ElementRef, StaticString)] = []

    /// Renders what has changed and brings the document up to date. Called at the end of each task.
    @inline(never)
    package static func flush() {
        guard !isFlushing else { return }
        isFlushing = true
        // Effects may change state again; each round has its own flush. A cycle is cut off, not followed for ever.
        var rounds = 0
        while !Instance.dirty.isEmpty, rounds < 100 {
            renderDirty()
            finish()
            rounds &+= 1
        }
        performCalls()
        isFlushing = false
    }

    @inline(never)
    private static func renderDirty() {
        var dirty = Instance.dirty
        Instance.dirty = []
        // Parents first: rendering one may render its children or remove them. A stable insertion sort; few are dirty.
        var i = 1
        while i < dirty.count {
            var j = i
            while j > 0, dirty[j &- 1].depth > dirty[j].depth {
                dirty.swapAt(j, j &- 1)
                j &-= 1
            }
            i &+= 1
        }
        for component in dirty {
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
        let changes = Patcher.effects
        Patcher.effects = []
        // Those that have gone first: what comes may need what they held.
        for change in changes where change.hasGone { change.effect.disappear() }
        for change in changes where !change.hasGone {
            if let newer = change.newer { change.effect.update(newer) } else { change.effect.appear() }
        }
        performCalls()
    }

    private static func performCalls() {
        guard !pendingCalls.isEmpty else { return }
        let calls = pendingCalls
        pendingCalls = []
        for (reference, method) in calls {
            if let block = reference.block { DOM.nodeCall(block.handle, reference.slot, method) }
        }
    }

    // MARK: Events

    /// Runs the handler in a block's slot; changes wait for ``flush()``, which the document calls when the event is done.
    @inline(never)
    package static func handle(_ handle: Int, _ slot: Int) {
        guard let block = Handles.block(handle), slot < block.shape.unsafelyUnwrapped.slotCount, case .handler(let action) = block[slot]
        else { return }
        action()
    }

    /// Forgets everything, for the next test.
    package static func reset() {
        root = nil
        Instance.dirty = []
        Handles.reset()
        Shapes.reset()
        Commands.words.count = 0
        Commands.text.count = 0
        Patcher.effects = []
        Patcher.environment = nil
        pendingCalls = []
    }
}
