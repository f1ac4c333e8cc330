import CMartlet
import MartletCore
import MartletTestViews
import Testing

@testable import MartletBrowser

nonisolated(unsafe) private var lists = Lists()
/// How often a row's body has been evaluated.
nonisolated(unsafe) private var rendered = 0

extension BrowserHalf {
    /// Rows that are components are recorded as what they are on the page, where the patcher's guess at which that is was right.
    @Suite(.serialized) struct ListTests {
        private func mounted() -> RecordedDocument { mount(ComponentInstance(Shown())) }

        private func mount(_ root: Instance) -> RecordedDocument {
            Runtime.reset()
            let document = RecordedDocument(Node(.fragment))
            DOM.document = document
            martlet_out_current().pointee.recording = true
            Runtime.start(root, hydrating: false)
            Runtime.flush()
            return document
        }

        /// Each row's node, by its list and its key.
        private func rows(_ document: RecordedDocument) -> [String: Node] {
            var rows: [String: Node] = [:]
            for list in ["first", "second"] {
                let section = document.root.all.first { $0.attributes["id"] == list }
                for node in section?.all ?? [] {
                    if let key = node.attributes["data-key"] { rows["\(list) \(key)"] = node }
                }
            }
            return rows
        }

        @Test(arguments: 1...40) func listsOfTheSameRowsKeepToThemselves(seed: UInt64) {
            var random = SplitMix(seed)
            lists = Lists()
            var document = mounted()
            for step in 1...80 {
                let before = rows(document), wasWrapped = lists.isWrapped
                for _ in 0..<Int.random(in: 1...3, using: &random) { lists.change(&random) }
                Runtime.rerenderRoot()
                #expect(document.problems.isEmpty)
                let shown = document.root.all.filter { $0.parent != nil && $0.attributes["data-key"] != nil }
                let texts = shown.map { $0.visibleHTML.replacing(/<[^>]*>/, with: "") }
                #expect(texts == lists.texts, "step \(step)")
                if texts != lists.texts { return }
                if lists.isWrapped == wasWrapped {
                    for (name, node) in rows(document) {
                        #expect(before[name] == nil || before[name] === node, "step \(step): \(name) lost its node")
                    }
                }
                guard step.isMultiple(of: 4) else { continue }
                let patched = document.root.visibleHTML
                document = mounted()
                let afresh = document.root.visibleHTML
                #expect(patched == afresh, "step \(step): \(lists)")
                if patched != afresh { return }
            }
        }

        @Test func rowsWithTheInputsOfBeforeAreNotRendered() {
            lists = Lists()
            let document = mounted()
            #expect(rendered > 0)
            rendered = 0
            Runtime.rerenderRoot()
            #expect(rendered == 0)
            lists.second = []
            Runtime.rerenderRoot()
            #expect(rendered == 0)
            lists.first.swapAt(1, 6)
            lists.first.remove(at: 3)
            lists.first[4].value += 1
            Runtime.rerenderRoot()
            #expect(rendered == 1)
            #expect(document.problems.isEmpty)
        }

        @Test func aRowThatIsBuiltAfreshKeepsItsKey() throws {
            wrapsRows = false
            let document = mount(ComponentInstance(TextRows()))
            wrapsRows = true
            Runtime.rerenderRoot()
            let row = try #require(document.root.all.first { $0.attributes["data-key"] == "7" })
            Runtime.rerenderRoot()
            let after = document.root.all.first { $0.attributes["data-key"] == "7" && $0.parent != nil }
            #expect(after === row)
        }

        @Test func whatIsProvidedReachesRowsWithTheInputsOfBefore() {
            lists = Lists()
            let document = mounted()
            lists.provided = 7
            Runtime.rerenderRoot()
            let patched = document.root.visibleHTML
            #expect(patched.contains("in 7"))
            #expect(patched == mounted().root.visibleHTML)
        }
    }
}

/// What the page shows. Both lists have rows of one type with the same keys, and often the same values.
private struct Lists {
    var first = Lists.rows(8)
    var second = Lists.rows(6)
    /// Rows of the second list are a component in an element instead of a component.
    var isWrapped = false
    var provided = 0

    /// What the rows say, in order.
    var texts: [String] {
        let inside = (first + second).map { "\($0.value) in \(provided)" }
        let outside = second.flatMap { item in ([item] + first).map { "\($0.value) in -1" } }
        return inside + outside
    }

    static func rows(_ count: Int) -> [Item] { (0..<count).map { Item(key: $0, value: 0) } }

    mutating func change(_ random: inout some RandomNumberGenerator) {
        switch Int.random(in: 0..<14, using: &random) {
        case 0: isWrapped.toggle()
        case 1: provided += 1
        case 12: swap(&first, &second)
        case 13:
            for i in first.indices {
                if let j = second.firstIndex(where: { $0.key == first[i].key }) {
                    (first[i].value, second[j].value) = (second[j].value, first[i].value)
                }
            }
        case 2...6: Lists.change(&first, &random)
        default: Lists.change(&second, &random)
        }
    }

    private static func change(_ rows: inout [Item], _ random: inout some RandomNumberGenerator) {
        let unused = (0..<10).filter { key in !rows.contains { $0.key == key } }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: rows.shuffle(using: &random)
        case 1: rows.reverse()
        case 2: rows = []
        case 3: if rows.count > 2 { rows.removeSubrange(1...Int.random(in: 1...(rows.count - 1), using: &random)) }
        case 4: if rows.count > 2 { rows.swapAt(0, rows.count - 1) }
        case 5: for i in rows.indices { rows[i].value = Int.random(in: 0...2, using: &random) }
        default:
            let new = unused.prefix(Int.random(in: 0...4, using: &random)).map { Item(key: $0, value: 0) }
            rows.insert(contentsOf: new, at: Int.random(in: 0...rows.count, using: &random))
        }
    }
}

private struct Item {
    let key: Int
    var value: Int
}

private struct Provided: EnvironmentValue {
    static var defaultValue: Provided { Provided(value: -1) }
    var value: Int
}

/// Shows the lists as they are at the time.
private struct Shown: View {
    var body: some View {
        Provide(Provided(value: lists.provided)) {
            section(.id("first")) { ForEach(lists.first, id: { $0.key }) { item in Row(item: item) } }
            section(.id("second")) {
                ForEach(lists.second, id: { $0.key }) { item in
                    if lists.isWrapped {
                        div { Row(item: item) }
                    } else {
                        Row(item: item)
                    }
                }
            }
        }
        section {
            ForEach(lists.second, id: { $0.key }) { item in
                Row(item: item)
                ForEach(lists.first, id: { $0.key }) { item in Row(item: item) }
            }
        }
    }
}

nonisolated(unsafe) private var wrapsRows = false

/// Rows with text for a key, whose structure changes in a way that no builder announces.
private struct TextRows: View {
    var body: some View { section { ForEach(["key"], id: { $0 }) { _ in row() } } }

    private func row() -> Fragment {
        let start = Listener.position()
        if wrapsRows {
            _ = div(.data("key", "7")) { "wrapped" }
        } else {
            _ = Listener.component(Row(item: Item(key: 7, value: 0)))
        }
        return Fragment(start: start)
    }
}

@Component private struct Row {
    let item: Item
    @Environment var provided: Provided
    var body: some View {
        p(.data("key", "\(item.key)")) { "\(counted(item.value)) in \(provided.value)" }
    }

    private func counted(_ value: Int) -> Int {
        rendered += 1
        return value
    }
}
