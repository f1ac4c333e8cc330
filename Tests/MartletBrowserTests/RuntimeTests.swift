import CMartlet
import MartletCore
import Testing

@testable import MartletBrowser

extension BrowserHalf {
    /// A layout with a page in it, elements that are referred to.
    @Suite(.serialized) struct RuntimeTests {
        /// A document that shows a component, made by the patcher.
        private func mounted(_ root: Instance) -> RecordedDocument {
            Runtime.reset()
            let document = RecordedDocument(Node(.fragment))
            DOM.document = document
            martlet_out_current().pointee.recording = true
            Runtime.start(root, hydrating: false)
            Runtime.flush()
            return document
        }

        private func framed(_ page: some View) -> Instance {
            let frame = ComponentInstance(Frame())
            frame.outlet = ComponentInstance(page)
            return frame
        }

        private func node(_ name: String, in document: RecordedDocument) throws -> Node {
            try #require(document.root.all.first { $0.attributes["id"] == name })
        }

        private func text(_ name: String, in document: RecordedDocument) throws -> String {
            try node(name, in: document).visibleHTML.replacing(/<[^>]*>/, with: "")
        }

        @Test func aLayoutThatIsRenderedByItselfShowsThePageAsItIs() throws {
            let document = mounted(framed(Note(text: "first")))
            Runtime.show(framed(Note(text: "second")))
            for count in 1...3 {
                document.click(try node("frame", in: document))
                #expect(try text("frame", in: document) == "\(count)")
                #expect(try text("note", in: document) == "second")
            }
        }

        @Test func whatALayoutProvidesReachesThePage() throws {
            let document = mounted(framed(Told()))
            #expect(try text("told", in: document) == "told 0")
            document.click(try node("frame", in: document))
            #expect(try text("told", in: document) == "told 1")
        }

        /// A layout as the server sends it with an inert page in it, adopted.
        private func adopted<Layout: View>(_ layout: Layout) throws -> RecordedDocument {
            martlet_out_current().pointee.recording = false
            let context = RenderContext()
            context.outlets = [{ _ = Listener.component(Note(text: "sent")) }]
            let html = try HTMLRenderer.render(hydratable: true, context: context) {
                _ = Listener.component(layout)
            } consume: { bytes, _ in
                let inert = try #require(context.inert), mark = Array(InertView.mark.utf8)
                let parts = [
                    Array(bytes[..<inert.start]), Array(bytes[inert.start..<inert.end]), Array(bytes[inert.end...]),
                ]
                return String(decoding: Array(parts.joined(separator: mark)), as: UTF8.self)
            }
            Runtime.reset()
            let document = RecordedDocument(Node.parse(html))
            DOM.document = document
            martlet_out_current().pointee.recording = true
            let instance = ComponentInstance(layout)
            instance.outlet = InertInstance()
            Node.mutations = 0
            Runtime.start(instance, hydrating: true)
            #expect(Node.mutations == 0 && document.problems.isEmpty)
            return document
        }

        @Test func anInertPageIsAdoptedAsItIsAndReplacedAsAWhole() throws {
            let document = try adopted(Frame())
            document.click(try node("frame", in: document))
            #expect(try text("frame", in: document) == "1" && text("note", in: document) == "sent")
            Runtime.show(framed(Note(text: "shown")))
            #expect(try text("note", in: document) == "shown")
            #expect(!document.root.visibleHTML.contains("sent"))
        }

        @Test func anInertPageCanBeTakenOutAndPutInAgain() throws {
            let document = try adopted(Folding())
            let note = try node("note", in: document)
            for _ in 1...2 {
                document.click(try node("fold", in: document))
                #expect(!document.root.visibleHTML.contains("sent"))
                document.click(try node("fold", in: document))
                #expect(try node("note", in: document) === note)
            }
            let other = ComponentInstance(Folding())
            other.outlet = ComponentInstance(Note(text: "shown"))
            Runtime.show(other)
            #expect(try text("note", in: document) == "shown")
            #expect(!document.root.visibleHTML.contains("sent"))
        }

        @Test func aReferenceThatAnElementHasGivenUpIsEmpty() throws {
            let view = References()
            let document = mounted(ComponentInstance(view))
            #expect(view.first.block != nil && view.second.block == nil)
            document.click(try node("other", in: document))
            #expect(view.first.block == nil && view.second.block != nil)
        }
    }
}

private struct Count: EnvironmentValue {
    static var defaultValue: Count { Count(value: -1) }
    var value: Int
}

@Component private struct Frame {
    @State var count = 0
    var body: some View {
        button(.id("frame"), .onClick { count += 1 }) { count }
        Provide(Count(value: count)) { Outlet() }
    }
}

private struct Note: View {
    let text: String
    var body: some View { p(.id("note")) { text } }
}

@Component private struct Told {
    @Environment var count: Count
    var body: some View { p(.id("told")) { "told \(count.value)" } }
}

@Component private struct References {
    let first = ElementRef()
    let second = ElementRef()
    @State var isSecond = false
    var body: some View {
        input(.ref(isSecond ? second : first))
        button(.id("other"), .onClick { isSecond = true })
    }
}

/// With blocks of nothing but text in front of the page, as the page's own place is one.
@Component private struct Folding {
    @State var isFolded = false
    var body: some View {
        p { if isFolded { "unfold" } else { "fold" } }
        button(.id("fold"), .onClick { isFolded.toggle() }) { if isFolded { "\(isFolded)" } else { "fold" } }
        if !isFolded { Outlet() }
    }
}
