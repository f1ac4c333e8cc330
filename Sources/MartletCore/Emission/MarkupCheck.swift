#if Server && DEBUG
import CMartlet
import Glibc
import Synchronization

/// What debug builds check of the markup that the server writes, and say with its place and the remedy: nesting that browsers'
/// parsers change, so that the page would not fit its component, and markup that is placed elsewhere than it was created.
///
/// Release builds have nothing of this.
public final class MarkupCheck {
    private struct Open {
        let name: String
        var file: StaticString?
        var line = 0
        let start: Int
        /// What is wrong with it here, said once its place is known.
        var mistake: String?
        var hasStartTag = false

        var source: String { file.map { "\($0):\(line): " } ?? "" }
    }

    private var open: [Open] = []
    /// Where the fragment that begins at an offset ends by now.
    private var ends: [Int: Int] = [:]
    /// The elements by the offset where they begin, for reports.
    private var closed: [Int: Open] = [:]
    /// Takes a sentence; if nil, it goes to standard error, once.
    var report: ((String) -> Void)?

    init() {}

    static var current: MarkupCheck? { RenderContext.current?.check }

    /// Another rendering with the same context begins.
    func reset() {
        open = []
        ends = [:]
        closed = [:]
    }

    // MARK: Nesting

    func opens(_ name: Literal) {
        let name = String(decoding: UnsafeBufferPointer(start: name.start, count: name.count), as: UTF8.self)
        if let last = open.last, !last.hasStartTag {
            say(
                "<\(last.name)> is named in one place and called in another. Call it where you name it: \(last.name) { … }."
            )
        }
        open.append(Open(name: name, start: martlet_out_position(), mistake: mistake(name)))
    }

    /// The start tag of the innermost element is complete; where that stands in the source.
    func hasOpened(in file: StaticString?, _ line: Int) {
        guard let last = open.indices.last else { return }
        (open[last].file, open[last].line, open[last].hasStartTag) = (file, line, true)
        if let mistake = open[last].mistake { say(open[last].source + mistake) }
    }

    func closes() {
        guard let element = open.popLast() else { return }
        ends[element.start] = martlet_out_position()
        closed[element.start] = element
    }

    /// Why the HTML parser would not leave an element where it is (HTML Living Standard, §13.2.6 "Tree construction").
    private func mistake(_ name: String) -> String? {
        let parent = open.last?.name
        switch (name, parent) {
        case ("tr", "table"): return Self.inserts("tbody", "tr", "table")
        case ("td", "table"), ("td", "tbody"), ("td", "thead"), ("td", "tfoot"):
            return Self.inserts("tr", "td", parent!)
        case ("th", "table"), ("th", "tbody"), ("th", "thead"), ("th", "tfoot"):
            return Self.inserts("tr", "th", parent!)
        case ("col", "table"): return Self.inserts("colgroup", "col", "table")
        default: break
        }
        let around = open.reversed().prefix { !Self.scopes.contains($0.name) }.map(\.name)
        if Self.endParagraphs.contains(name), around.contains("p") {
            return "<\(name)> stands in a <p>, which browsers end before it. Make the paragraph a div { … }."
        }
        if ["a", "button", "form"].contains(name), around.contains(name) {
            return "<\(name)> stands in another <\(name)>, which browsers end before it. Put one beside the other."
        }
        return nil
    }

    private static func inserts(_ missing: String, _ name: String, _ parent: String) -> String {
        "<\(name)> stands directly in <\(parent)>. Browsers put a <\(missing)> between them, and the page would not fit its component. "
            + "Write \(parent) { \(missing) { \(name) { … } } }."
    }

    /// Elements at which the parser stops looking for an open one.
    private static let scopes: Set<String> = [
        "button", "table", "td", "th", "caption", "object", "template", "svg", "math", "foreignObject", "html",
    ]
    private static let endParagraphs = Set(
        """
        address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 \
        header hgroup hr main menu nav ol p pre search section table ul
        """.split(separator: " ").map(String.init))

    // MARK: Placing

    /// The fragment that begins here has been written up to the current position.
    func ends(_ start: Int) { ends[start] = martlet_out_position() }

    /// A fragment is a statement of a body: nothing may have been written since it ended.
    func places(_ fragment: Fragment) {
        guard let end = ends[fragment.start], end < martlet_out_position() else { return }
        let element = closed[fragment.start]
        let name = element.map { "<\($0.name)>" } ?? "Markup"
        say(
            (element?.source ?? "")
                + "\(name) is kept in a constant and placed later. Markup stands where it is created. "
                + "Make it a function, @ViewBuilder func name() -> Fragment { … }, and call that where it belongs.")
    }

    private func say(_ sentence: String) {
        if let report { return report(sentence) }
        guard Self.said.withLock({ $0.insert(sentence).inserted }) else { return }
        let line = Array("martlet: \(sentence)\n".utf8)
        _ = write(2, line, line.count)
    }

    private static let said = Mutex<Set<String>>([])
}
#endif
