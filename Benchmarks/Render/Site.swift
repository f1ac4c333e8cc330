#if Server
import Foundation
import Logging
import Martlet
import Synchronization

// The same pages as a site: `SERVE=1 RenderBenchmark`, with the settings that every server of Martlet's takes.

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

/// The table with a handler on it, so that it carries what hydration needs: anchors and its data.
@Page("/table/live") struct LiveTableAddress {
    let page: TablePage
    @State var clicks = 0
    var head: some View { title("Benchmark") }
    var body: some View {
        button(.onClick { clicks += 1 }) { "\(clicks) clicks" }
        page
    }
}

extension TableAddress {
    private static let page = TablePage(count: 1_000)
    static func load(_ request: Request) async throws -> TableAddress { TableAddress(page: page) }
}

extension LiveTableAddress {
    private static let page = TablePage(count: 1_000)
    static func load(_ request: Request) async throws -> LiveTableAddress { LiveTableAddress(page: page) }
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

struct BenchmarkSite: Site {
    var routes: Routes {
        TableAddress.self
        LiveTableAddress.self
        SpiralAddress.self
        FortunesAddress.self
    }
}

enum BenchmarkServer {
    static func run() async throws {
        let configuration = ServerConfiguration.ofProcess()
        LoggingSystem.bootstrap(configuration)
        let database = try Database(path: configuration.dataDirectory + "/benchmark.sqlite", migrations: [
            Migration("001 fortunes") { "CREATE TABLE fortune (id INTEGER PRIMARY KEY, message TEXT NOT NULL)" }
        ])
        if try await database.value(Int.self, "SELECT count(*) FROM fortune") == 0 {
            for fortune in Fortune.stored {
                try await database.execute("INSERT INTO fortune VALUES (\(fortune.id), \(fortune.message))")
            }
        }
        let prebuilt = Prebuilt(folder: configuration.dataDirectory + "/prebuilt")
        try await SiteServer(BenchmarkSite(), database: database, configuration: configuration, routes: prebuilt.respond).run()
    }
}

/// The bytes of pages, kept in memory and sent by the same server: what there is to reach. `/prebuilt/NAME` is a file of
/// `folder`, with the headers that a page has, its tag among them.
final class Prebuilt: Sendable {
    private let folder: String
    private let responses = Mutex<[String: Response]>([:])

    init(folder: String) { self.folder = folder }

    @Sendable func respond(to request: Request) async throws -> Response {
        guard request.segments.count == 2, request.segments[0] == "prebuilt" else { throw NotFound() }
        let name = request.segments[1]
        if let known = responses.withLock({ $0[name] }) { return known }
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else { throw NotFound() }
        var response = Response.html(String(decoding: bytes, as: UTF8.self))
        response.headers[.cacheControl] = "private, no-cache"
        response.headers[.eTag] = "\"prebuilt-\(name)\""
        responses.withLock { $0[name] = response }
        return response
    }
}
#endif
