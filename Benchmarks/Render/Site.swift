import Martlet

// The same pages as a site: `SERVE=1 RenderBenchmark`, with the settings that every server of Martlet's takes.

#if Server
@Page("/table") struct TableAddress {
    let page: TablePage
    var head: some View { title("Benchmark") }
    var body: some View { page }
}

@Page("/spiral") struct SpiralAddress {
    let page: SpiralPage
    var head: some View { title("Benchmark") }
    var body: some View { page }
}

@Page("/fortunes") struct FortunesAddress {
    let page: FortunesPage
    var head: some View { title("Benchmark") }
    var body: some View { page }
}

#endif

/// The table with a handler on it, so that it carries what hydration needs: anchors and its data.
@Page("/table/live/{count: Int}") struct LiveTableAddress {
    let page: TablePage
    @State var clicks = 0
    var head: some View { title("Benchmark") }
    var body: some View {
        button(.onClick { clicks += 1 }) { "\(clicks) clicks" }
        page
    }
}

/// The table with a cell in each row that changes at once with all others.
@Page("/table/patched/{count: Int}") struct PatchedTableAddress {
    let page: TablePage
    @State var clicks = 0
    var head: some View { title("Benchmark") }
    var body: some View {
        button(.id("patch"), .onClick { clicks += 1 }) { "\(clicks) clicks" }
        table { tbody { ForEach(page.rows, id: { $0.number }) { row in CountedRow(row: row, clicks: clicks) } } }
    }
}

struct CountedRow: View {
    let row: RowData
    let clicks: Int

    var body: some View {
        tr(.class((row.number + clicks) % 3 == 0 ? "third" : nil)) {
            td { row.name }
            td { "\(clicks) clicks" }
        }
    }
}

/// Links to the live tables: where these are rendered by the browser alone.
@Page("/") struct IndexAddress {
    @State var clicks = 0
    var head: some View { title("Benchmark") }
    var body: some View {
        button(.id("plus"), .onClick { clicks += 1 }) { "\(clicks) clicks" }
        ForEach([10, 30, 100, 300, 1_000, 3_000, 10_000], id: { $0 }) { count in
            a(.id("rows-\(count)"), .href(LiveTableAddress.link(count: count))) { "\(count) rows" }
        }
    }
}

struct BenchmarkSite: Site {
    #if Server
    var routes: Routes {
        IndexAddress.self
        LiveTableAddress.self
        PatchedTableAddress.self
        TableAddress.self
        SpiralAddress.self
        FortunesAddress.self
    }
    #else
    // The others are plain pages: the browser's half starts with the same addresses.
    var routes: Routes {
        IndexAddress.self
        LiveTableAddress.self
        PatchedTableAddress.self
    }
    #endif
}

#if Server
extension TableAddress {
    private static let page = TablePage(count: 1_000)
    static func load(_ request: Request) async throws -> TableAddress { TableAddress(page: page) }
}

extension LiveTableAddress {
    private static let page = TablePage(count: 1_000)
    static func load(_ request: Request, count: Int) async throws -> LiveTableAddress {
        LiveTableAddress(page: count == 1_000 ? page : TablePage(count: min(count, 100_000)))
    }
}

extension PatchedTableAddress {
    static func load(_ request: Request, count: Int) async throws -> PatchedTableAddress {
        PatchedTableAddress(page: TablePage(count: min(count, 100_000)))
    }
}

extension SpiralAddress {
    static func load(_ request: Request) async throws -> SpiralAddress { SpiralAddress(page: SpiralPage()) }
}

extension FortunesAddress {
    static func load(_ request: Request) async throws -> FortunesAddress {
        FortunesAddress(
            page: FortunesPage(stored: try await request.database.all(Fortune.self, "SELECT id, message FROM fortune")))
    }
}
#endif
