import Components
import Logging
import Martlet

let configuration = ServerConfiguration.ofProcess()
LoggingSystem.bootstrap(configuration)
let database = try Database(path: configuration.dataDirectory + "/aerie.sqlite")
try await SiteServer(Aerie(), database: database, configuration: configuration).run()
