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
#endif
