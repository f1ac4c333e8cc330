#if Server
import CMartlet

/// What a rendering on the server knows beside the bytes it writes.
public final class RenderContext {
    /// The innermost environment value provided around the view that is being written.
    public var environment: EnvironmentNode?
    /// The values of the `select` elements being written, innermost last; nil for one without a bound value.
    public var selectedValues: [String?] = []
    /// Whether the `option` being written has a `value` of its own.
    public var optionHasValue = false
    /// The value of the `textarea` being opened.
    public var textareaValue: String?
    /// The layouts and the page that the outlets still have to show, innermost first.
    public var outlets: [() -> Void] = []
    /// The outermost view in an outlet that nothing in the browser can change, if there is one.
    public private(set) var inert: InertView?
    /// The site's address without a path, while a head is written.
    public var origin: String?
    /// What the page's forms have in common.
    public var forms: FormContext?

    #if DEBUG
    /// Looks for mistakes in the markup.
    let check = MarkupCheck()

    /// - Parameter report: Takes the mistakes in the markup, one sentence each, instead of standard error.
    public convenience init(reporting report: @escaping (String) -> Void) {
        self.init()
        check.report = report
    }
    #endif

    public init() {}

    /// Writes what the outlet that is being written shows, and notes whether it is inert.
    @usableFromInline func writeNextView() {
        guard let view = outlets.popLast() else { return }
        let inner = outlets.count
        let output = martlet_out_current()!
        let outer = output.pointee
        output.pointee.interactive = false
        output.pointee.dependent = false
        let start = martlet_out_position()
        view()
        if martlet_out_position() == start { martlet_out_marker() }
        martlet_out_component_end()
        if output.pointee.markers, !output.pointee.interactive, !output.pointee.dependent {
            inert = InertView(start: start, end: martlet_out_position(), inner: inner)
        }
        output.pointee.interactive = output.pointee.interactive || outer.interactive
        output.pointee.dependent = output.pointee.dependent || outer.dependent
    }

    @usableFromInline func setSelectedValue(_ value: String) {
        guard !selectedValues.isEmpty else { return }
        selectedValues[selectedValues.count - 1] = value
    }

    /// The context of the rendering on this thread. Outside of one there is none.
    @inlinable public static var current: RenderContext? {
        guard let pointer = martlet_out_context() else { return nil }
        return Unmanaged<RenderContext>.fromOpaque(pointer).takeUnretainedValue()
    }
}

/// A view in an outlet without handlers, effects, values provided from outside, and elements that visitors change (controls, `details`,
/// players): in the browser it is left as it is until another takes its place. Neither its data nor its code is needed for that.
public struct InertView {
    /// What goes around it, for the browser to find it by.
    public static let mark = "<!--/-->"

    /// Its bytes among those of the body.
    public let start, end: Int
    /// How many views are inside it.
    public let inner: Int
}
#endif
