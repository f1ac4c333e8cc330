import BrowserFixture
import Logging
import Martlet

let configuration = ServerConfiguration.ofProcess()
LoggingSystem.bootstrap(configuration)
let database = try Database(path: configuration.dataDirectory + "/fixture.sqlite")
try await SiteServer(FixtureSite(), database: database, configuration: configuration, routes: FixtureSite.messages).run()
