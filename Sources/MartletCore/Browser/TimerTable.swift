/// The actions of running timers, by the number the browser calls back with. Linked only where timers are used.
package enum TimerTable {
    nonisolated(unsafe) private static var actions: [(() -> Void)?] = []
    nonisolated(unsafe) private static var handles: [Int32] = []

    /// - Returns: the number to stop it by.
    static func start(_ milliseconds: Int, repeats: Bool, _ action: @escaping () -> Void) -> Int {
        let id = actions.count
        handles[
            add(
                repeats
                    ? action
                    : {
                        stop(id); action()
                    })] = DOM.timer(id, milliseconds)
        return id
    }

    /// Adds an action that something else than a timer calls for.
    @inline(never)
    static func add(_ action: @escaping () -> Void) -> Int {
        actions.append(action)
        handles.append(0)
        return actions.count &- 1
    }

    static func stop(_ id: Int) {
        guard actions[id] != nil else { return }
        actions[id] = nil
        DOM.stopTimer(handles[id])
        // Numbers are used again once all behind them are free.
        while let last = actions.last, last == nil, !actions.isEmpty {
            actions.removeLast()
            handles.removeLast()
        }
    }

    package static func fire(_ id: Int) {
        if id >= 0, id < actions.count, let action = actions[id] { action() }
    }
}

/// Runs `action` once, after some time: for a debounce, or a notice that goes away. Does nothing on the server.
public func after(milliseconds: Int, _ action: @escaping () -> Void) {
    #if Server
    guard DOM.document != nil else { return }
    #endif
    _ = TimerTable.start(milliseconds, repeats: false, action)
}
