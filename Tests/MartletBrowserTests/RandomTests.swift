import CMartlet
import MartletCore
import MartletTestViews
import Testing

@testable import MartletBrowser

nonisolated(unsafe) private var model = Model()

/// Shows what the model is at the time.
private struct Shown: View {
    var body: some View { Flow(model: model) }
}

extension BrowserHalf {
    @Suite(.serialized) struct RandomTests {
        static let limits = [4, 4, 4, 4, 5, 3, 2, 2, 3, 3, 3, 3, 3, 4]

        /// A document that shows the fixture, made by the patcher.
        static func mounted() -> RecordedDocument { start(Node(.fragment), hydrating: false) }

        static func start(_ root: Node, hydrating: Bool) -> RecordedDocument {
            Runtime.reset()
            let document = RecordedDocument(root)
            DOM.document = document
            martlet_out_current().pointee.recording = true
            Runtime.start(ComponentInstance(Shown()), hydrating: hydrating)
            Runtime.flush()
            return document
        }

        static func change(_ random: inout some RandomNumberGenerator) {
            if Int.random(in: 0..<10, using: &random) < 6 {
                let i = Int.random(in: 0..<limits.count, using: &random)
                model.n[i] = Int.random(in: 0..<limits[i], using: &random)
                return
            }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: model.items.reverse()
            case 1, 2:
                let new = (1...9).filter { !model.items.contains($0) }.shuffled(using: &random).prefix(3)
                model.items.insert(contentsOf: new, at: Int.random(in: 0...model.items.count, using: &random))
            case 3: model.items.shuffle(using: &random)
            case 4: model.items.removeAll { $0.isMultiple(of: 2) == Bool.random(using: &random) }
            default: model.items = Array(model.items.dropFirst(2))
            }
        }

        /// The leaves, by name and place among those of that name, with what they show.
        static func leaves(_ document: RecordedDocument) -> [(String, Node, String)] {
            document.root.all.compactMap { node in
                guard let name = node.attributes["data-leaf"], node.parent != nil else { return nil }
                return (name, node, node.visibleHTML)
            }
        }

        /// State numbers differ between a patched document and a fresh one; nothing else may.
        static func normalized(_ document: RecordedDocument) -> String {
            document.root.visibleHTML.replacing(/>\d+\/\d+<\/i>/, with: "></i>")
        }

        @Test(arguments: 1...12) func patchingGivesWhatRenderingAfreshGives(seed: UInt64) {
            var random = SplitMix(seed)
            model = Model()
            var document = Self.mounted()
            for step in 0..<250 {
                let before = Self.leaves(document)
                Self.change(&random)
                Runtime.rerenderRoot()
                let patched = Self.normalized(document)
                #expect(document.problems.isEmpty)

                // What keeps its key keeps its node and its state.
                let after = Self.leaves(document)
                for (name, node, shown) in before
                where name.starts(with: "li") || name.starts(with: "comp") || name == "ternary" || name == "card" {
                    guard let same = after.first(where: { $0.1 === node }) else {
                        #expect(!after.contains { $0.0 == name && $0.2 == shown }, "step \(step): \(name) was rebuilt")
                        let key = name.drop { !$0.isNumber }
                        if let key = Int(key) {
                            #expect(!model.items.contains(key), "step \(step): \(name) lost its node")
                        }
                        continue
                    }
                    #expect(same.2 == shown, "step \(step): \(name) lost its state")
                }
                if let leaf = after.randomElement(using: &random) {
                    let counts = leaf.2.split(separator: "/")
                    document.click(leaf.1)
                    let clicked = leaf.1.visibleHTML.split(separator: "/")
                    #expect(
                        counts[0] == clicked[0] && counts[1] != clicked[1],
                        "step \(step): a click on \(leaf.0) changed nothing")
                }

                if step % 5 == 0 {
                    let patchedNow = Self.normalized(document)
                    #expect(patchedNow == patched)
                    let kept = document
                    let afresh = Self.normalized(Self.mounted())
                    #expect(patched == afresh, "step \(step), \(model)")
                    if patched != afresh { return }
                    _ = kept
                    document = DOM.document as! RecordedDocument
                }
            }
        }

        @Test(arguments: 1...300) func hydratingTouchesNoNode(seed: UInt64) {
            var random = SplitMix(seed)
            model = Model()
            for _ in 0..<30 { Self.change(&random) }
            serial = 0
            martlet_out_current().pointee.recording = false
            let html = HTMLRenderer.string(Shown())
            serial = 0
            let root = Node.parse(html)
            let before = root.all.count
            Node.mutations = 0
            // Numbers are given in another order than on the server, so texts of leaves may differ, and nothing else.
            let document = Self.start(root, hydrating: true)
            #expect(Node.mutations == 0)
            #expect(root.all.count == before)
            #expect(document.problems.filter { !$0.contains("/0, found") } == [], "\(html)")

            for step in 0..<15 {
                Self.change(&random)
                Runtime.rerenderRoot()
                let patched = Self.normalized(document)
                let changed = model
                let kept = document
                if let leaf = Self.leaves(document).randomElement(using: &random) {
                    document.click(leaf.1)
                }
                if step == 14 {
                    let afresh = Self.normalized(Self.mounted())
                    #expect(patched == afresh, "\(changed)")
                }
                _ = kept
            }
        }
    }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
