#if Server
import CMartlet
import Glibc

/// Renders views to HTML on the calling thread.
public enum HTMLRenderer {
    /// What a rendering gave beside its bytes.
    public struct Result {
        /// Something in it needs the browser's half: a handler, an effect, a binding.
        public var isInteractive: Bool
    }

    /// Runs `emit` with an output of its own and hands over its bytes, which are valid only within `consume`.
    ///
    /// May be called inside another rendering, which goes on undisturbed.
    ///
    /// - Parameters:
    ///   - hydratable: Whether the markers that hydration needs are written.
    ///   - emit: Emits views; synchronous, so that it stays on this thread.
    @discardableResult
    public static func render<R>(
        hydratable: Bool, context: RenderContext = RenderContext(), _ emit: () -> Void,
        consume: (UnsafeBufferPointer<UInt8>, Result) throws -> R
    ) rethrows -> R {
        let output = martlet_out_current()!
        let outer = output.pointee
        // An inner rendering needs a buffer of its own; the outermost uses the thread's again, which is warm.
        let isNested = outer.context != nil
        if isNested {
            output.pointee.base = nil
            output.pointee.cursor = nil
            output.pointee.end = nil
        }
        output.pointee.cursor = output.pointee.base
        output.pointee.text_end = -1
        output.pointee.region_start = -1
        output.pointee.region_end = -1
        output.pointee.value_site = 0
        output.pointee.markers = hydratable
        output.pointee.interactive = false
        output.pointee.dependent = false
        output.pointee.recording = false
        output.pointee.context = Unmanaged.passUnretained(context).toOpaque()
        defer {
            if isNested {
                free(output.pointee.base)
                output.pointee = outer
            } else {
                output.pointee.context = nil
                output.pointee.recording = outer.recording
            }
        }
        #if DEBUG
        context.check.reset()
        #endif
        return try withExtendedLifetime(context) {
            emit()
            let count = martlet_out_position()
            let bytes = UnsafeBufferPointer(start: output.pointee.base, count: count)
            return try consume(bytes, Result(isInteractive: output.pointee.interactive))
        }
    }

    /// A view's HTML as a string, for tests and small pieces.
    public static func string<V: View>(_ view: V, hydratable: Bool = true) -> String {
        render(hydratable: hydratable) {
            _ = HTMLWriter.component(view)
        } consume: { bytes, _ in
            String(decoding: bytes, as: UTF8.self)
        }
    }
}
#endif
