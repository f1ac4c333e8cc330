#if Server
import Synchronization

/// 2. Load: the loaders of a page and of its layouts, running side by side from the moment this is made.
///
/// They run in a task of their own, since they may outlast the handler: what is not there in time is streamed.
struct PageLoad: Sendable {
    private let task: Task<Void, Never>
    private let progress: LoadProgress

    init(_ route: Route, _ request: Request, _ captures: [ArraySlice<String>]) {
        let progress = LoadProgress(layouts: route.layouts.count)
        self.progress = progress
        // Begun at once, on this thread: loaders that need not wait have ended when this returns.
        task = Task.immediate {
            do {
                progress.end(.success(try await Self.load(route, request, captures, progress)))
            } catch {
                progress.end(.failure(error))
            }
        }
    }

    private static func load(
        _ route: Route, _ request: Request, _ captures: [ArraySlice<String>], _ progress: LoadProgress
    ) async throws -> [LoadedView] {
        if route.layouts.isEmpty { return [try await route.page.load(request, captures)] }
        async let layouts = progress.endingIfItThrows {
            try await Self.layouts(route.layouts, request, progress)
        }
        let page = try await progress.endingIfItThrows { try await route.page.load(request, captures) }
        return try await layouts + [page]
    }

    /// The layouts' views, from the outermost to the innermost.
    static func layouts(
        _ layouts: [LayoutLevel], _ request: Request, _ progress: LoadProgress? = nil
    ) async throws -> [LoadedView] {
        if layouts.count == 1 {
            let view = try await layouts[0].load(request)
            progress?.add(view, at: 0)
            return [view]
        }
        return try await withThrowingTaskGroup(of: (Int, LoadedView).self) { group in
            for (index, layout) in layouts.enumerated() {
                group.addTask { (index, try await layout.load(request)) }
            }
            var views: [Int: LoadedView] = [:]
            for try await (index, view) in group {
                views[index] = view
                progress?.add(view, at: index)
            }
            return layouts.indices.compactMap { views[$0] }
        }
    }

    /// Waits until all loaders have ended, but no longer than `patience` has.
    nonisolated(nonsending) func hasEnded(within patience: Patience) async -> Bool {
        if progress.hasEnded { return true }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                if progress.await(waiter) { patience.watch(progress) }
            }
        } onCancel: {
            task.cancel()
        }
    }

    /// From the outermost layout to the page.
    /// - Throws: what a loader has thrown.
    nonisolated(nonsending) var views: [LoadedView] {
        get async throws {
            // Most loaders have ended by now; to ask their task would cost more than some of them.
            if let result = progress.result { return try result.get() }
            await withTaskCancellationHandler {
                await task.value
            } onCancel: {
                task.cancel()
            }
            return try progress.result?.get() ?? []
        }
    }

    /// The layouts whose loaders have ended while others have not, from the outermost on.
    var loadedLayouts: [LoadedView] { progress.layouts }
}

/// How far the loaders of one page have come, and who waits for them.
final class LoadProgress: Sendable {
    private struct State {
        var layouts: [LoadedView?]
        var hasEnded = false
        /// What the loaders gave, all of them.
        var result: Result<[LoadedView], any Error>?
        /// Told whether the loaders have ended.
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let state: Mutex<State>

    init(layouts: Int) { state = Mutex(State(layouts: Array(repeating: nil, count: layouts))) }

    /// The outermost that are there without a gap: what their heads say keeps its order.
    var layouts: [LoadedView] { state.withLock { $0.layouts.prefix { $0 != nil }.compactMap { $0 } } }

    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// What the loaders gave; nil while one of them is running, though another may have thrown.
    var result: Result<[LoadedView], any Error>? { state.withLock { $0.result } }

    func add(_ layout: LoadedView, at index: Int) { state.withLock { $0.layouts[index] = layout } }

    /// - Returns: whether there is something to wait for; if not, the waiter has been told.
    func await(_ waiter: CheckedContinuation<Bool, Never>) -> Bool {
        let hasEnded = state.withLock { state in
            if !state.hasEnded { state.waiter = waiter }
            return state.hasEnded
        }
        if hasEnded { waiter.resume(returning: true) }
        return !hasEnded
    }

    /// All loaders have ended, or, without a result, nothing more need be waited for.
    func end(_ result: Result<[LoadedView], any Error>? = nil) {
        let waiter = state.withLock { state in
            state.hasEnded = true
            if let result { state.result = result }
            return state.waiter.take()
        }
        waiter?.resume(returning: true)
    }

    /// The first error decides: what else is still loading need not be waited for with a head, only with an error page.
    func endingIfItThrows<Value>(_ load: () async throws -> Value) async throws -> Value {
        do {
            return try await load()
        } catch {
            end()
            throw error
        }
    }

    /// Time is up.
    func giveUp() {
        state.withLock { $0.waiter.take() }?.resume(returning: false)
    }
}
#endif
