@testable import MartletBrowser
@testable import MartletCore

/// The interpreter of commands in Swift, on ``Node``s: what `martlet.js` does in the browser, step for step.
final class RecordedDocument: TestDocument {
    struct Template {
        let content: Node
        let program: [Int32]
        let slotCount: Int
        let names: [String]
        let useful: Int
    }

    let root: Node
    private var templates: [Int: Template] = [:]
    private var nodes: [Int: [Int: Node]] = [:]
    private var words: [Int32] = []
    private var p = 0
    private var text: [UInt16] = []
    private var o = 0
    private var inert: [Node] = []
    private(set) var problems: [String] = []
    /// What the current event answers.
    var event: [String: String] = [:]

    init(_ root: Node) { self.root = root }

    func shape(_ id: Int, _ html: String, _ program: [Int32]) {
        // Templates are not in the document.
        let mutations = Node.mutations
        defer { Node.mutations = mutations }
        let parts = html.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        let tail = program.suffix(4).map(Int.init)
        var content = Node.parse(parts[0])
        if tail[2] > 0, let wrapper = content.firstChild {
            // What is around the block only gave it its namespace.
            content = Node(.fragment)
            for node in wrapper.children { content.insert(node, before: nil) }
        }
        templates[id] = Template(
            content: content, program: Array(program.dropLast(4)), slotCount: tail[1], names: Array(parts.dropFirst()),
            useful: tail[3])
    }

    func flush(_ commands: [Int32], _ text: String) {
        words = commands
        p = 0
        self.text = Array(text.utf16)
        o = 0
        while p < words.count {
            switch word() {
            case Command.setText:
                let (h, k) = (word(), word())
                let value = string()!
                let node = nodes[h]![k]!
                if node.kind == .comment {
                    let fresh = Node(.text, value)
                    node.parent!.insert(fresh, before: node)
                    node.remove()
                    nodes[h]![k] = fresh
                } else {
                    node.data = value
                }
            case Command.setAttribute, Command.setProperty:
                let node = reference()
                let name = string()!
                node.setAttribute(name, string())
            case Command.insert:
                let place = reference()
                let fresh = walk(.create, nil)
                place.parent!.insert(fresh, before: place)
            case Command.remove:
                let (first, last) = (reference(), reference())
                for node in range(first, last) { node.remove() }
            case Command.move:
                let (first, last, place) = (reference(), reference(), reference())
                for node in range(first, last) { place.parent!.insert(node, before: place) }
            case Command.clear:
                let anchor = reference()
                var node: Node? = reference()
                while let current = node, current !== anchor {
                    node = current.nextSibling
                    current.remove()
                }
            case Command.mount: root.insert(walk(.create, nil), before: nil)
            case Command.hydrate: _ = walk(.hydrate, root.firstChild)
            case Command.relocate: relocate()
            case Command.forget: nodes[word()] = nil
            default: problems.append("unknown command")
            }
        }
        if o != self.text.count { problems.append("texts left over") }
    }

    private func relocate() {
        let handle = word()
        let first = reference()
        _ = walk(.relocate(nodes[handle]!, handle), first)
    }

    // MARK: Walking

    enum Mode { case create, hydrate, relocate([Int: Node], Int) }

    /// Finds a block's nodes in a clone of its template, or where the cursor is. Returns the new node, or the last one.
    private func walk(_ mode: Mode, _ start: Node?) -> Node {
        var handle = 0
        var creates = false
        var old: [Int: Node] = [:]
        let template: Template
        switch mode {
        case .create:
            template = templates[word()]!
            handle = word()
            creates = true
        case .hydrate:
            template = templates[word()]!
            handle = word()
        case .relocate(let slots, let h):
            template = templates[word()]!
            handle = h
            old = slots
        }
        var found: [Int: Node] = [:]
        let content = creates ? template.content.clone() : template.content
        var model: Node? = template.content.firstChild  // walks along, to check what is found
        var c: Node?
        c = creates ? content.firstChild : start
        var slot = 0
        var i = 0
        let program = creates ? Array(template.program.prefix(template.useful)) : template.program
        // Passes the separators that only the server's HTML needs, and nodes that strangers have put in.
        func settle() {
            guard !creates, let model else { return }
            while isSeparator(c) { c = c!.nextSibling }
            if model.isElement {
                var candidate = c
                while let node = candidate, node.kind != model.kind { candidate = node.nextSibling }
                if candidate == nil { problems.append("expected \(model.kind), found \(String(describing: c?.kind))") }
                c = candidate
            }
        }
        settle()
        while i < program.count {
            let step = program[i]
            i += 1
            guard c != nil else {
                fatalError(
                    "ran out of nodes at \(String(describing: model?.kind)) in \(template.content.visibleHTML), step \(i) of \(program); of \(root.visibleHTML)"
                )
            }
            switch step {
            case Step.down:
                c = c!.firstChild
                model = model!.firstChild
                settle()
            case Step.up:
                c = c!.parent
                model = model!.parent
            case Step.next:
                model = model!.nextSibling
                // Whether there is a separator depends on what the texts around it were: it counts on neither side.
                if !creates, isSeparator(model) { continue }
                c = c!.nextSibling
                settle()
            case Step.text:
                if creates {
                    c!.data = string()!
                } else if case .hydrate = mode {
                    let expected = string()!
                    let value = c!.kind == .text ? c!.data : ""
                    if expected != value { problems.append("expected text \(expected), found \(value)") }
                }
                found[slot] = c
                slot += 1
            case Step.attribute, Step.property:
                let name = template.names[Int(program[i])]
                i += 1
                if creates {
                    if let value = string() { c!.setAttribute(name, value) }
                } else if case .hydrate = mode {
                    let expected = string()
                    if expected != c!.attributes[name] { problems.append("attribute \(name) differs") }
                }
                found[slot] = c
                slot += 1
            case Step.handler:
                c!.handlers[String(template.names[Int(program[i])].dropFirst())] = (handle, slot)
                i += 1
                found[slot] = c
                slot += 1
            case Step.region:
                switch mode {
                case .create:
                    for _ in 0..<word() { c!.parent!.insert(walk(.create, nil), before: c) }
                case .hydrate:
                    for _ in 0..<word() { c = walk(.hydrate, c).nextSibling }
                case .relocate:
                    c = old[word()]
                }
                if c?.kind != .comment { problems.append("no anchor") }
                found[slot] = c
                slot += 1
            case Step.component:
                switch mode {
                case .create:
                    let fresh = walk(.create, nil)
                    let last = fresh.kind == .fragment ? fresh.lastChild! : fresh
                    c!.parent!.insert(fresh, before: c)
                    c!.remove()
                    c = last
                case .hydrate:
                    c = walk(.hydrate, c)
                case .relocate:
                    c = reference()
                }
                slot += 1
            case Step.node:
                found[slot] = c
                slot += 1
            case Step.edge:
                if model?.data == "\u{1}" {
                    // An inert view, from mark to mark.
                    if creates {
                        content.firstChild!.remove()
                        for node in inert { content.insert(node, before: nil) }
                    } else {
                        while !isMark(c) { c = c!.nextSibling }
                        inert = [c!]
                        repeat {
                            c = c!.nextSibling
                            inert.append(c!)
                        } while !isMark(c)
                    }
                    c = inert.last
                    found[template.slotCount] = inert[0]
                }
                if found[template.slotCount] == nil { found[template.slotCount] = c }
                found[template.slotCount + 1] = c
            default: problems.append("unknown step")
            }
        }
        nodes[handle] = found
        return creates ? content : c!
    }

    private func isSeparator(_ node: Node?) -> Bool { node?.kind == .comment && node?.data == "," }
    private func isMark(_ node: Node?) -> Bool { node?.kind == .comment && node?.data == "/" }

    // MARK: Reading

    private func word() -> Int {
        defer { p += 1 }
        return Int(words[p])
    }

    private func string() -> String? {
        let count = word()
        guard count >= 0 else { return nil }
        defer { o += count }
        return String(decoding: text[o..<(o + count)], as: UTF16.self)
    }

    private func reference() -> Node { nodes[word()]![word()]! }

    private func range(_ first: Node, _ last: Node) -> [Node] {
        var result = [first]
        while result.last! !== last { result.append(result.last!.nextSibling!) }
        return result
    }

    // MARK: Events

    func click(_ target: Node) {
        var node: Node? = target
        while let current = node {
            if let (handle, slot) = current.handlers["click"] { Runtime.handle(handle, slot) }
            node = current.parent
        }
        Runtime.flush()
    }

    func eventNumber(_ path: String) -> Double { Double(event[path] ?? "") ?? .nan }
    func eventText(_ path: String) -> String { event[path] ?? "" }
    func eventCall(_ method: String) {}
    func nodeCall(_ handle: Int, _ slot: Int, _ method: String) {}
}
