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
let logger = Logger(label: "aerie")

do {
    try FileManager.default.createDirectory(atPath: configuration.dataDirectory, withIntermediateDirectories: true)
} catch {
    logger.critical("cannot make the folder for the data", metadata: ["DATA_DIR": "\(configuration.dataDirectory)"])
    exit(EX_CANTCREAT)
}
let database = try Database(path: configuration.dataDirectory + "/aerie.sqlite", migrations: Aerie.migrations)
let server = try SiteServer(
    Aerie(), database: database, configuration: configuration, routes: { try await Aerie.respond(to: $0) })

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
