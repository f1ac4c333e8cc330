#if Server
import CMartlet

/// The listener that writes HTML into this thread's output.
///
/// Markers (`<!---->`) are what hydration needs to tell things apart that HTML runs together: one between adjacent
/// texts, one for an empty text, one for a component or row without nodes, one after each control-flow region.
public enum HTMLWriter {
    @_transparent public static func put(_ literal: Literal) { martlet_out_put(literal.start, literal.count) }

    @_transparent public static func position() -> Int { martlet_out_position() }

    @_transparent public static func place(_ fragment: Fragment) {}
    @_transparent public static func join(_ first: Fragment) {}

    // MARK: Elements

    @_transparent public static func open(_ name: Literal) { martlet_out_open(name.start, name.count) }

    /// Called as one of the elements of ``ValueSite`` is opened, and with ``ValueSite/none`` after its attributes.
    @inlinable public static func setValueSite(_ site: Int32) {
        martlet_out_set_value_site(site)
        if site == ValueSite.select { RenderContext.current?.selectedValues.append(nil) }
        if site == ValueSite.option { RenderContext.current?.optionHasValue = false }
    }

    /// The element that is being opened has a state that the visitor can change.
    @_transparent public static func keepState() { martlet_out_set_dependent() }

    @_transparent public static func endOpen() { martlet_out_end_open() }
    @_transparent public static func endOpen(_ start: Int, _ file: StaticString, _ line: Int) { endOpen() }

    @_transparent public static func close(_ name: Literal) { martlet_out_close(name.start, name.count) }

    @_transparent public static func closeVoid() {}

    /// The content of `style`: a literal, as it is.
    @_transparent public static func rawText(_ literal: Literal) { put(literal) }

    /// One byte of a value that needs no escaping.
    @_transparent public static func write(byte: UInt8) { martlet_out_byte(byte) }

    // MARK: Attributes

    @_transparent public static func beginAttribute(_ name: Literal) -> Int {
        martlet_out_attribute(name.start, name.count)
        return 0
    }

    @_transparent public static func endAttribute(_ name: Literal, _ start: Int, _ value: AttributeText) {
        martlet_out_byte(UInt8(ascii: "\""))
    }

    /// ` data-name="`
    @_transparent public static func beginDataAttribute(_ name: Literal) -> Int {
        martlet_out_data_attribute(name.start, name.count)
        return 0
    }

    @_transparent public static func endDataAttribute(_ name: Literal, _ start: Int, _ value: AttributeText) {
        martlet_out_byte(UInt8(ascii: "\""))
    }

    @inlinable public static func attribute(_ name: Literal, _ value: String?) {
        guard let value else { return }
        martlet_out_attribute(name.start, name.count)
        write(value)
        martlet_out_byte(UInt8(ascii: "\""))
    }

    /// A boolean attribute: present as `name=""`, or not at all.
    @inlinable public static func attribute(_ name: Literal, isPresent: Bool) {
        guard isPresent else { return }
        martlet_out_attribute(name.start, name.count)
        martlet_out_byte(UInt8(ascii: "\""))
    }

    @inlinable public static func attribute(_ name: Literal, _ value: Int) {
        martlet_out_attribute(name.start, name.count)
        write(value)
        martlet_out_byte(UInt8(ascii: "\""))
    }

    @_transparent public static func beginURL(_ name: Literal) -> Int {
        martlet_out_attribute(name.start, name.count)
        return martlet_out_position()
    }

    @inlinable public static func endURL(_ name: Literal, _ start: Int, _ value: AttributeText) {
        if URLPolicy.isUnsafe(martlet_out_bytes() + start, martlet_out_position() - start) {
            martlet_out_truncate(start)
            put(Literal(URLPolicy.blocked))
        }
        martlet_out_byte(UInt8(ascii: "\""))
    }

    @inlinable public static func endURLs(_ name: Literal, _ start: Int, _ value: AttributeText) {
        if URLPolicy.containsUnsafe(martlet_out_bytes() + start, martlet_out_position() - start) {
            martlet_out_truncate(start)
            put(Literal(URLPolicy.blocked))
        }
        martlet_out_byte(UInt8(ascii: "\""))
    }

    /// A form control's value. HTML has it in three places: an attribute of `input`, the content of `textarea`,
    /// and `selected` on the matching `option` of a `select`.
    @inlinable public static func property(_ name: Literal, _ value: String) {
        switch martlet_out_value_site() {
        case ValueSite.select: RenderContext.current?.setSelectedValue(value)
        case ValueSite.option: optionValue(value)
        case ValueSite.textarea: RenderContext.current?.textareaValue = value
        default: attribute(name, value)
        }
    }

    @inlinable public static func property(_ name: Literal, decimal value: Int) { property(name, String(value)) }

    @inlinable public static func property(_ name: Literal, isPresent: Bool) {
        attribute(name, isPresent: isPresent)
    }

    @inlinable static func optionValue(_ value: String) {
        attribute(Literal("value"), value)
        RenderContext.current?.optionHasValue = true
        if let selected = RenderContext.current?.selectedValues.last, let selected, selected.hasSameBytes(as: value) {
            attribute(Literal("selected"), isPresent: true)
        }
    }

    /// Selects the option that has just been written up to its end tag, if it has no value and its text is the select's: HTML takes
    /// the text for the value then.
    /// - Parameter content: Where its content begins.
    public static func endOption(_ content: Int) {
        guard let context = RenderContext.current, !context.optionHasValue, let selected = context.selectedValues.last,
            let selected
        else { return }
        let end = martlet_out_position()
        write(selected)
        let bytes = UnsafeBufferPointer(start: martlet_out_bytes(), count: martlet_out_position())
        let isSame = bytes[content..<end].elementsEqual(bytes[end...])
        martlet_out_truncate(end)
        if isSame { martlet_out_insert(content - 1, Literal(" selected=\"\"").start, 12) }
    }

    /// The element's content as HTML that is not escaped; called when the element is open.
    @inlinable public static func unescapedContent(_ html: String) {
        html.withUTF8Bytes { bytes in
            if let base = bytes.baseAddress { martlet_out_put(base, bytes.count) }
        }
    }

    /// Writes what ``property(_:_:)`` kept for the content of a `textarea`. The parser drops one line end after the
    /// start tag, so one is written for it to drop.
    @inlinable public static func textareaContent() {
        guard let value = RenderContext.current?.textareaValue else { return }
        RenderContext.current?.textareaValue = nil
        if value.utf8.first == 10 || value.utf8.first == 13 { martlet_out_byte(10) }
        write(value)
    }

    /// The parser drops one line end after `<pre>`; it gets one of ours.
    @_transparent public static func preContent() { martlet_out_byte(10) }

    @inlinable public static func endSelect() { _ = RenderContext.current?.selectedValues.popLast() }

    @_transparent public static func handler(_ event: Literal, _ options: Int, _ body: @escaping () -> Void) {
        martlet_out_set_interactive()
    }

    @_transparent public static func reference(_ reference: ElementRef) {}

    // MARK: Text

    @_transparent public static func beginText() -> Int { martlet_out_text_begin() }
    @_transparent public static func beginAttributeText() -> Int { 0 }

    @_transparent public static func endText(_ start: Int) -> Fragment {
        martlet_out_text_end(start)
        return Fragment(start: start)
    }

    @_transparent public static func endAttributeText(_ start: Int) -> RecordedText {
        RecordedText(location: 0, count: 0)
    }

    @_transparent public static func attributeLiteral(_ literal: Literal) -> RecordedText {
        martlet_out_escaped(literal.start, literal.count)
        return RecordedText(location: 0, count: 0)
    }

    @_transparent public static func text(_ literal: Literal) -> Fragment {
        let start = martlet_out_text_begin()
        martlet_out_escaped(literal.start, literal.count)
        martlet_out_text_end(start)
        return Fragment(start: start)
    }

    @inlinable public static func text(_ string: String) -> Fragment {
        let start = martlet_out_text_begin()
        write(string)
        martlet_out_text_end(start)
        return Fragment(start: start)
    }

    @_transparent public static func write(_ literal: StaticString) {
        martlet_out_escaped(literal.utf8Start, literal.utf8CodeUnitCount)
    }

    @_effects(releasenone)
    @inlinable public static func write(_ string: String) {
        string.withUTF8Bytes { bytes in
            if let base = bytes.baseAddress { martlet_out_escaped(base, bytes.count) }
        }
    }

    @_transparent public static func write(_ integer: Int) { martlet_out_integer(Int64(integer)) }
    @_transparent public static func write(unsigned value: UInt64) { martlet_out_unsigned(value) }

    /// The digits of a number, `decimals` of them (0 to 9) behind the point.
    @_transparent public static func write(_ digits: UInt64, decimals: Int) { martlet_out_fixed(digits, decimals) }

    // MARK: Components and control flow

    @inlinable public static func component<V: View>(_ view: consuming V) -> Fragment {
        let start = martlet_out_position()
        var binder = StateBinder()
        view.bindState(&binder)
        _ = view.body
        if martlet_out_position() == start { martlet_out_marker() }
        martlet_out_component_end()
        return Fragment(start: start)
    }

    /// Writes the next of the views inside the layout that is being written.
    @inlinable public static func outlet() -> Fragment {
        let start = martlet_out_position()
        RenderContext.current?.writeNextView()
        if martlet_out_position() == start { martlet_out_marker() }
        return Fragment(start: start)
    }

    @inlinable public static func effect(_ effect: Effect) -> Fragment {
        let start = martlet_out_position()
        martlet_out_set_interactive()
        martlet_out_marker()  // an effect has a node, so that a view of effects alone has a place
        return Fragment(start: start)
    }

    @inlinable public static func provide(_ node: EnvironmentNode) {
        martlet_out_marker()
        guard let context = RenderContext.current else { return }
        node.next = context.environment
        context.environment = node
    }

    @inlinable public static func unprovide() {
        guard let context = RenderContext.current else { return }
        context.environment = context.environment?.next
    }

    @_transparent public static func branch(_ start: Int, _ which: Int) { martlet_out_region_end(start) }

    @_transparent public static func absentBranch() -> Fragment {
        let start = martlet_out_position()
        martlet_out_region_end(start)
        return Fragment(start: start)
    }

    /// The rows of a `for` loop. One without nodes gets a placeholder, by moving what follows it.
    @inlinable public static func array(_ fragments: [Fragment]) -> Fragment {
        let start = fragments.first?.start ?? martlet_out_position()
        var rowEnd = martlet_out_position()
        for fragment in fragments.reversed() {
            if fragment.start == rowEnd { martlet_out_insert_marker(fragment.start) }
            rowEnd = fragment.start
        }
        martlet_out_marker()
        return Fragment(start: start)
    }

    @_transparent public static func beginList() -> Int { martlet_out_position() }
    @_transparent public static func beginRow(key: Int) -> Int { martlet_out_position() }
    @_transparent public static func beginRow(key: String) -> Int { martlet_out_position() }

    @_transparent public static func endRow(_ row: Int) {
        if martlet_out_position() == row { martlet_out_marker() }
    }

    @_transparent public static func endList(_ list: Int) -> Fragment {
        martlet_out_marker()
        return Fragment(start: list)
    }
}
#endif
