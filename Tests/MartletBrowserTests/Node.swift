/// A document's node, as far as the browser's half needs one. Counts every mutation.
final class Node {
    enum Kind: Equatable { case element(String), text, comment, fragment }

    let kind: Kind
    var data = "" { didSet { Node.mutations += 1 } }
    private(set) var attributes: [String: String] = [:]
    private(set) var children: [Node] = []
    private(set) unowned(unsafe) var parent: Node?
    /// Handlers by event, as `martlet.js` keeps them on nodes.
    var handlers: [String: (Int, Int)] = [:]
    /// Made by the server's HTML or by a template.
    nonisolated(unsafe) static var mutations = 0

    init(_ kind: Kind, _ data: String = "") {
        self.kind = kind
        self.data = data
    }

    var isElement: Bool { if case .element = kind { true } else { false } }
    var name: String { if case .element(let name) = kind { name } else { "" } }
    var index: Int { parent!.children.firstIndex { $0 === self }! }
    var firstChild: Node? { children.first }
    var lastChild: Node? { children.last }

    var nextSibling: Node? {
        guard let parent else { return nil }
        let next = index + 1
        return next < parent.children.count ? parent.children[next] : nil
    }

    func insert(_ node: Node, before reference: Node?) {
        Node.mutations += 1
        let nodes = node.kind == .fragment ? node.children : [node]
        if node.kind == .fragment {
            node.children = []
            for child in nodes { child.parent = nil }
        }
        for node in nodes {
            node.detach()
            let place = reference.map { $0.index } ?? children.count
            children.insert(node, at: place)
            node.parent = self
        }
    }

    func remove() {
        Node.mutations += 1
        detach()
    }

    private func detach() {
        guard let parent else { return }
        parent.children.remove(at: index)
        self.parent = nil
    }

    func setAttribute(_ name: String, _ value: String?) {
        Node.mutations += 1
        attributes[name] = value
    }

    func clone() -> Node {
        let copy = Node(kind, data)
        copy.attributes = attributes
        for child in children { copy.insert(child.clone(), before: nil) }
        return copy
    }

    /// The HTML without comments, so that what differs only in markers is equal.
    var visibleHTML: String {
        switch kind {
        case .text: return data
        case .comment: return ""
        case .fragment: return children.map(\.visibleHTML).joined()
        case .element(let name):
            let written = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined()
            return "<\(name)\(written)>" + children.map(\.visibleHTML).joined() + "</\(name)>"
        }
    }

    /// Values are properties in a document: of a `textarea`, and of a `select` with its options.
    private func adoptValue() {
        if name == "textarea", attributes["value"] == nil {
            if let text = children.first?.data { attributes["value"] = text }
            children = []
        }
        if name == "select", let option = all.first(where: { $0.attributes["selected"] != nil }) {
            attributes["value"] = option.attributes["value"]
            option.attributes["selected"] = nil
        }
    }

    var all: [Node] { [self] + children.flatMap(\.all) }

    /// Parses HTML that our own writers made: well-formed, lower case, quoted attributes.
    static func parse(_ html: String) -> Node {
        var parser = Parser(bytes: Array(html.utf8))
        return parser.parse()
    }

    private struct Parser {
        let bytes: [UInt8]
        var i = 0
        static let void: Set = [
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "track", "wbr",
        ]

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func parse() -> Node {
            let root = Node(.fragment)
            var stack = [root]
            while i < bytes.count {
                if starts("<!--") {
                    i += 4
                    let text = take { !$0.starts("-->") }
                    i += 3
                    stack.last!.insert(Node(.comment, text), before: nil)
                } else if starts("</") {
                    _ = take { !$0.starts(">") }
                    i += 1
                    stack.removeLast().adoptValue()
                } else if starts("<") {
                    i += 1
                    let name = take { !$0.starts(">") && !$0.starts(" ") }
                    let element = Node(.element(name))
                    while starts(" ") {
                        i += 1
                        let attribute = take { !$0.starts("=") }
                        i += 2
                        let value = take { !$0.starts("\"") }
                        i += 1
                        element.setAttribute(attribute, unescape(value))
                    }
                    i += 1
                    stack.last!.insert(element, before: nil)
                    if (name == "pre" || name == "textarea"), starts("\n") { i += 1 }
                    if !Parser.void.contains(name) { stack.append(element) }
                } else {
                    let text = take { !$0.starts("<") }
                    stack.last!.insert(Node(.text, unescape(text)), before: nil)
                }
            }
            return root
        }

        func starts(_ prefix: String) -> Bool { bytes[i...].starts(with: prefix.utf8) }

        mutating func take(while condition: (Parser) -> Bool) -> String {
            let start = i
            while i < bytes.count, condition(self) { i += 1 }
            return String(decoding: bytes[start..<i], as: UTF8.self)
        }

        func unescape(_ text: String) -> String {
            text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&")
        }
    }
}
