#if Server
import Logging
import MartletCore
import MartletDatabase

/// A site as a running server.
///
///     try await SiteServer(Aerie(), database: database, configuration: configuration).run()
public struct SiteServer<S: Site>: Sendable {
    public var server: HTTPServer
    public let assets: Assets

    /// - Parameters:
    ///   - patience: How long the loaders of a page may take until the beginning of its head is sent, so that the browser
    ///     fetches styles and module meanwhile. A page that is there by then goes out in one piece, with status and ETag.
    ///     nil streams no page.
    ///   - routes: Answers requests that are no page's, such as a form's `POST`; throws ``NotFound`` for all others.
    /// - Throws: if the assets cannot be read.
    public init(
        _ site: S, database: Database, configuration: ServerConfiguration, middleware: [any Middleware] = [],
        patience: Duration? = .milliseconds(50), logger: Logger = Logger(label: "martlet"),
        routes: @escaping Handler = { _ in throw NotFound() }
    ) throws {
        let assets = try Assets(root: configuration.assetsDirectory)
        self.assets = assets
        AssetURLs.resolve = { assets.url($0) }
        var services = Services()
        services.add(database)
        services.add(assets)
        let pages = PageHandler(
            site: site, browser: try Self.browserFiles(assets), patience: patience, fallback: routes)
        for mistake in pages.table.mistakes { logger.warning("\(mistake)") }
        server = HTTPServer(
            configuration: configuration, services: services, middleware: [assets] + middleware, logger: logger,
            handler: { try await pages.respond(to: $0) })
        server.refusalPage = { try await pages.errorResponse($0, $1, nil, false) }
        server.health.add("database") { _ = try await database.value(Int.self, "SELECT 1") }
    }

    public func run() async throws { try await server.run() }

    /// nil if the site was built without its browser's half; its pages are plain then.
    private static func browserFiles(_ assets: Assets) throws -> BrowserFiles? {
        guard assets.contains("martlet.js"), assets.contains("site.wasm"), let loader = assets.text("loader.js")
        else { return nil }
        let parts = try assets.text("site.parts.json").map { try [String: String](json: Array($0.utf8)) }
        return BrowserFiles(
            script: assets.url("martlet.js"), module: assets.url("site.wasm"), loader: loader, parts: parts ?? [:],
            actions: assets.contains("actions.js") ? assets.url("actions.js") : nil)
    }
}
#endif
