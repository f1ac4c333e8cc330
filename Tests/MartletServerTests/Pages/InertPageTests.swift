import MartletCore
import Testing

@testable import MartletServer

/// Pages without anything to do, in a layout that has.
@Suite struct InertPageTests {
    private static let files = BrowserFiles(
        script: "/martlet.js", module: "/site.wasm", loader: "loader()",
        parts: ["MartletServerTests.QuietPage": "7", "MartletServerTests.TonedPage": "8"])

    private func text(_ target: String) async throws -> String {
        try await PageHandler(site: LivelySite(), browser: Self.files).respond(to: try Request(.get, target)).text
    }

    @Test func itTravelsWithoutDataAndWithoutItsPart() async throws {
        let page = try await text("/quiet")
        #expect(page.contains("<main><!--/--><p>secret words</p><!--/--></main><footer>"))
        #expect(page.contains(",[\"ours\"],null]</script>") && page.ranges(of: "secret words").count == 1)
        #expect(page.contains("data-parts=\"-\"") && !page.contains("/site.7.wasm") && page.contains("/site.wasm"))
    }

    @Test func whoGoesThereInTheBrowserGetsItsData() async throws {
        let data = try await text("/_martlet/quiet")
        #expect(data.hasSuffix(",[\"ours\"],[\"secret words\"]]") && data.contains("\"parts\":\"7\""))
    }

    @Test func whatReadsAProvidedValueIsNotInert() async throws {
        let page = try await text("/toned")
        #expect(page.contains("<main><p>dark</p></main>") && page.contains(",[\"ours\"],{}]</script>"))
        #expect(page.contains("data-parts=\"8\"") && page.contains("/site.8.wasm"))
    }

    @Test func whatVisitorsChangeIsNotInert() async throws {
        #expect(try await text("/folded").contains("<main><details><summary>more</summary></details></main>"))
    }

    @Test func aLayoutIsInertTogetherWithItsPage() async throws {
        let page = try await text("/nested")
        #expect(page.contains("<main><!--/--><h2>inner</h2><p>nested</p><!--/--></main>"))
        #expect(page.contains(",[\"ours\"],null,null]</script>"))
    }

    @Test func ofALayoutThatHasSomethingToDoThePageAloneIsInert() async throws {
        let page = try await text("/quietly-nested")
        #expect(page.contains("<button>inner</button><!--/--><p>nested</p><!--/-->"))
        #expect(page.contains(",[\"ours\"],{},null]</script>"))
    }
}

private struct LivelySite: Site {
    var routes: Routes {
        Layout(LivelyLayout.self) {
            QuietPage.self
            TonedPage.self
            FoldedPage.self
            Layout(QuietLayout.self) { NestedPage.self }
            Layout(BusyLayout.self) { QuietlyNestedPage.self }
        }
    }
}

private struct Tone: EnvironmentValue {
    var name: String
    static var defaultValue: Tone { Tone(name: "light") }
}

@Layout struct LivelyLayout {
    let name: String
    @State var isOpen = false
    var body: some View {
        button(.onClick { isOpen.toggle() }) { name }
        Provide(Tone(name: "dark")) { main { Outlet() } }
        footer { "end" }
    }
}

extension LivelyLayout {
    static func load(_ request: Request) async throws -> LivelyLayout { LivelyLayout(name: "ours") }
}

@Layout struct QuietLayout {
    var body: some View {
        h2 { "inner" }
        Outlet()
    }
}

@Layout struct BusyLayout {
    var body: some View {
        button(.onClick {}) { "inner" }
        Outlet()
    }
}

@Page("/quiet") struct QuietPage {
    let words: String
    var body: some View { p { words } }
}

extension QuietPage {
    static func load(_ request: Request) async throws -> QuietPage { QuietPage(words: "secret words") }
}

@Page("/toned") struct TonedPage {
    @Environment private var tone: Tone
    var body: some View { p { tone.name } }
}

@Page("/folded") struct FoldedPage {
    var body: some View { details { summary { "more" } } }
}

@Page("/nested") struct NestedPage {
    var body: some View { p { "nested" } }
}

@Page("/quietly-nested") struct QuietlyNestedPage {
    var body: some View { p { "nested" } }
}
