import Components
import Foundation
import Logging
import Martlet

let seedPhotos = Setting(
    "SEED_PHOTOS", help: "fill the database with made-up photographs until there are so many",
    allowed: "a number from 0 to 1000000"
) { Int($0).map { 0...1_000_000 ~= $0 } ?? false }

let configuration = ServerConfiguration.ofProcess(settings: Setting.standard + [seedPhotos])
LoggingSystem.bootstrap(configuration)

do {
    try await serve()
} catch {
    // One sentence, and no trace of this program's inside.
    FileHandle.standardError.write(Data("Aerie could not start: \(error)\n".utf8))
    exit(1)
}

/// Opens the database, fills it if it is empty, and answers requests until the process is told to stop.
@MainActor func serve() async throws {
    let logger = Logger(label: "aerie")
    let folder = configuration.dataDirectory
    guard (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil else {
        throw ConfigurationError(description: "the folder for data, “\(folder)”, cannot be made")
    }
    let database = try Database(path: folder + "/aerie.sqlite", migrations: Aerie.migrations)
    let files = try FileStorage(root: folder + "/files")
    try await Aerie.tidyUp(database, files)
    var server = try SiteServer(
        Aerie(), database: database, configuration: configuration,
        middleware: [StoredFiles(files), Aerie.api, CrossSiteProtection(), Sessions()],
        routes: { try await Aerie.respond(to: $0) })
    let events = EventHub()
    server.server.services.add(files)
    server.server.services.add(events)
    server.server.services.add(PasswordHasher())
    server.server.services.add(RateLimiter())
    server.server.services.add(ImageProcessor())
    server.server.onShutdown.append { events.close() }

    if let photos = server.assets.text("photos/credits.json"),
        let photographers = server.assets.text("photos/photographers.json")
    {
        let credits = try Credits(photos: photos, photographers: photographers)
        let added = try await Aerie.seed(
            database, with: credits, wanted: Int(configuration.custom["SEED_PHOTOS"] ?? "") ?? 0)
        if added > 0 { logger.info("filled the database", metadata: ["photographs": "\(added)"]) }
    } else {
        logger.warning("no photographs to begin with: the assets lack photos/credits.json")
    }
    try await server.run()
}
