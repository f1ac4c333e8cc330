import BrowserFixture
import Logging
import Martlet

let configuration = ServerConfiguration.ofProcess()
LoggingSystem.bootstrap(configuration)
let database = try Database(path: configuration.dataDirectory + "/fixture.sqlite", migrations: FixtureSite.migrations)
try await SiteServer(
    FixtureSite(), database: database, configuration: configuration, middleware: [CrossSiteProtection(), Sessions()],
    routes: FixtureSite.messages
).run()
