#if Server
import Foundation
import Logging
import Martlet
import Synchronization

enum BenchmarkServer {
    static func run() async throws {
        let configuration = ServerConfiguration.ofProcess()
        LoggingSystem.bootstrap(configuration)
        let database = try Database(
            path: configuration.dataDirectory + "/benchmark.sqlite",
            migrations: [
                Migration("001 fortunes") { "CREATE TABLE fortune (id INTEGER PRIMARY KEY, message TEXT NOT NULL)" }
            ])
        if try await database.value(Int.self, "SELECT count(*) FROM fortune") == 0 {
            for fortune in Fortune.stored {
                try await database.execute("INSERT INTO fortune VALUES (\(fortune.id), \(fortune.message))")
            }
        }
        let prebuilt = Prebuilt(folder: configuration.dataDirectory + "/prebuilt")
        try await SiteServer(
            BenchmarkSite(), database: database, configuration: configuration, routes: prebuilt.respond
        ).run()
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
