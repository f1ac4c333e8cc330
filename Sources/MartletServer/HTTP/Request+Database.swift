#if Server
import MartletDatabase

extension Request {
    /// The site's database, as it was added to the server's ``Services``.
    ///
    ///     services.add(try Database(path: …, migrations: …))
    ///
    /// A handler that asks for a database the server was started without is a mistake of the program, not of a visitor;
    /// the program ends with a sentence that says so.
    public var database: Database {
        guard let database = services[Database.self] else {
            fatalError("\(MissingService(type: "Database"))")
        }
        return database
    }
}
#endif
