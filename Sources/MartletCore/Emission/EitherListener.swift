#if Server && DEBUG
import CMartlet

/// The listener of the native debug build: HTML, or operations while a test records.
public enum EitherListener {
    @inline(__always) private static var recording: Bool { martlet_out_is_recording() }

    /// Notes where a fragment ends.
    private static func written(_ fragment: Fragment) -> Fragment {
        MarkupCheck.current?.ends(fragment.start)
        return fragment
    }

    public static func position() -> Int {
        if recording { return Recorder.position() }
        return HTMLWriter.position()
    }

    public static func open(_ name: Literal) {
        if recording { return Recorder.open(name) }
        MarkupCheck.current?.opens(name)
        HTMLWriter.open(name)
    }

    public static func place(_ fragment: Fragment) {
        if !recording { MarkupCheck.current?.places(fragment) }
    }

    public static func join(_ first: Fragment) {
        if !recording { MarkupCheck.current?.ends(first.start) }
    }

    public static func endOption(_ content: Int) {
        if !recording { HTMLWriter.endOption(content) }
    }

    public static func endURLs(_ name: Literal, _ start: Int, _ value: AttributeText) {
        if recording { Recorder.endURLs(name, start, value) } else { HTMLWriter.endURLs(name, start, value) }
    }

    public static func setValueSite(_ site: Int32) {
        if recording { Recorder.setValueSite(site) } else { HTMLWriter.setValueSite(site) }
    }

    public static func keepState() {
        if !recording { HTMLWriter.keepState() }
    }

    public static func endOpen() {
        if recording { return Recorder.endOpen() }
        MarkupCheck.current?.hasOpened(in: nil, 0)
        HTMLWriter.endOpen()
    }

    public static func endOpen(_ start: Int, _ file: StaticString, _ line: Int) {
        if recording { return Recorder.endOpen(start, file, line) }
        MarkupCheck.current?.hasOpened(in: file, line)
        HTMLWriter.endOpen()
    }

    public static func close(_ name: Literal) {
        if recording { return Recorder.close(name) }
        HTMLWriter.close(name)
        MarkupCheck.current?.closes()
    }

    public static func preContent() {
        if recording { Recorder.preContent() } else { HTMLWriter.preContent() }
    }

    public static func property(_ name: Literal, decimal value: Int) {
        if recording { Recorder.property(name, decimal: value) } else { HTMLWriter.property(name, decimal: value) }
    }

    public static func rawText(_ literal: Literal) {
        if recording { Recorder.rawText(literal) } else { HTMLWriter.rawText(literal) }
    }

    public static func write(byte: UInt8) {
        if recording { Recorder.write(byte: byte) } else { HTMLWriter.write(byte: byte) }
    }

    public static func outlet() -> Fragment {
        if recording { return Recorder.outlet() }
        return written(HTMLWriter.outlet())
    }

    public static func closeVoid() {
        if recording { return Recorder.closeVoid() }
        HTMLWriter.closeVoid()
        MarkupCheck.current?.closes()
    }

    public static func beginAttribute(_ name: Literal) -> Int {
        if recording { return Recorder.beginAttribute(name) }
        return HTMLWriter.beginAttribute(name)
    }

    public static func endAttribute(_ name: Literal, _ start: Int, _ value: AttributeText) {
        if recording { Recorder.endAttribute(name, start, value) } else { HTMLWriter.endAttribute(name, start, value) }
    }

    public static func attribute(_ name: Literal, _ value: String?) {
        if recording { Recorder.attribute(name, value) } else { HTMLWriter.attribute(name, value) }
    }

    public static func attribute(_ name: Literal, isPresent: Bool) {
        if recording {
            Recorder.attribute(name, isPresent: isPresent)
        } else {
            HTMLWriter.attribute(name, isPresent: isPresent)
        }
    }

    public static func attribute(_ name: Literal, _ value: Int) {
        if recording { Recorder.attribute(name, value) } else { HTMLWriter.attribute(name, value) }
    }

    public static func beginDataAttribute(_ name: Literal) -> Int {
        if recording { return Recorder.beginDataAttribute(name) }
        return HTMLWriter.beginDataAttribute(name)
    }

    public static func endDataAttribute(_ name: Literal, _ start: Int, _ value: AttributeText) {
        if recording {
            Recorder.endDataAttribute(name, start, value)
        } else {
            HTMLWriter.endDataAttribute(name, start, value)
        }
    }

    public static func beginURL(_ name: Literal) -> Int {
        if recording { return Recorder.beginURL(name) }
        return HTMLWriter.beginURL(name)
    }

    public static func endURL(_ name: Literal, _ start: Int, _ value: AttributeText) {
        if recording { Recorder.endURL(name, start, value) } else { HTMLWriter.endURL(name, start, value) }
    }

    public static func property(_ name: Literal, _ value: String) {
        if recording { Recorder.property(name, value) } else { HTMLWriter.property(name, value) }
    }

    public static func property(_ name: Literal, isPresent: Bool) {
        if recording {
            Recorder.property(name, isPresent: isPresent)
        } else {
            HTMLWriter.property(name, isPresent: isPresent)
        }
    }

    public static func unescapedContent(_ html: String) {
        if recording { Recorder.unescapedContent(html) } else { HTMLWriter.unescapedContent(html) }
    }

    public static func textareaContent() {
        if recording { Recorder.textareaContent() } else { HTMLWriter.textareaContent() }
    }

    public static func endSelect() {
        if recording { Recorder.endSelect() } else { HTMLWriter.endSelect() }
    }

    public static func handler(_ event: Literal, _ options: Int, _ body: @escaping () -> Void) {
        if recording { Recorder.handler(event, options, body) } else { HTMLWriter.handler(event, options, body) }
    }

    public static func reference(_ reference: ElementRef) {
        if recording { Recorder.reference(reference) } else { HTMLWriter.reference(reference) }
    }

    public static func beginText() -> Int {
        if recording { return Recorder.beginText() }
        return HTMLWriter.beginText()
    }

    public static func beginAttributeText() -> Int {
        if recording { return Recorder.beginAttributeText() }
        return HTMLWriter.beginAttributeText()
    }

    public static func endText(_ start: Int) -> Fragment {
        if recording { return Recorder.endText(start) }
        return written(HTMLWriter.endText(start))
    }

    public static func endAttributeText(_ start: Int) -> RecordedText {
        if recording { return Recorder.endAttributeText(start) }
        return HTMLWriter.endAttributeText(start)
    }

    public static func attributeLiteral(_ literal: Literal) -> RecordedText {
        if recording { return Recorder.attributeLiteral(literal) }
        return HTMLWriter.attributeLiteral(literal)
    }

    public static func text(_ literal: Literal) -> Fragment {
        if recording { return Recorder.text(literal) }
        return written(HTMLWriter.text(literal))
    }

    public static func text(_ string: String) -> Fragment {
        if recording { return Recorder.text(string) }
        return written(HTMLWriter.text(string))
    }

    public static func write(_ literal: StaticString) {
        if recording { Recorder.write(literal) } else { HTMLWriter.write(literal) }
    }

    public static func write(_ string: String) {
        if recording { Recorder.write(string) } else { HTMLWriter.write(string) }
    }

    public static func write(_ integer: Int) {
        if recording { Recorder.write(integer) } else { HTMLWriter.write(integer) }
    }

    public static func write(unsigned value: UInt64) {
        if recording { Recorder.write(unsigned: value) } else { HTMLWriter.write(unsigned: value) }
    }

    public static func write(_ digits: UInt64, decimals: Int) {
        if recording {
            Recorder.write(digits, decimals: decimals)
        } else {
            HTMLWriter.write(digits, decimals: decimals)
        }
    }

    public static func component<V: View>(_ view: V) -> Fragment {
        if recording { return Recorder.component(view) }
        return written(HTMLWriter.component(view))
    }

    public static func effect(_ effect: Effect) -> Fragment {
        if recording { return Recorder.effect(effect) }
        return written(HTMLWriter.effect(effect))
    }

    public static func provide(_ node: EnvironmentNode) {
        if recording { Recorder.provide(node) } else { HTMLWriter.provide(node) }
    }

    public static func unprovide() {
        if recording { Recorder.unprovide() } else { HTMLWriter.unprovide() }
    }

    public static func branch(_ start: Int, _ which: Int) {
        if recording { return Recorder.branch(start, which) }
        HTMLWriter.branch(start, which)
        MarkupCheck.current?.ends(start)
    }

    public static func absentBranch() -> Fragment {
        if recording { return Recorder.absentBranch() }
        return written(HTMLWriter.absentBranch())
    }

    public static func array(_ fragments: [Fragment]) -> Fragment {
        if recording { return Recorder.array(fragments) }
        return written(HTMLWriter.array(fragments))
    }

    public static func beginList() -> Int {
        if recording { return Recorder.beginList() }
        return HTMLWriter.beginList()
    }

    public static func beginRow(key: Int) -> Int {
        if recording { return Recorder.beginRow(key: key) }
        return HTMLWriter.beginRow(key: key)
    }

    public static func beginRow(key: String) -> Int {
        if recording { return Recorder.beginRow(key: key) }
        return HTMLWriter.beginRow(key: key)
    }

    public static func endRow(_ row: Int) {
        if recording { Recorder.endRow(row) } else { HTMLWriter.endRow(row) }
    }

    public static func endList(_ list: Int) -> Fragment {
        if recording { return Recorder.endList(list) }
        return written(HTMLWriter.endList(list))
    }
}
#endif
