#if Server
/// What handlers share: a database, a mailer, a clock. One of each type.
///
///     var services = Services()
///     services.add(database)
///     …
///     let mailer = try request.services.require(Mailer.self)
public struct Services: Sendable {
    private var values: [ObjectIdentifier: any Sendable] = [:]

    public init() {}

    /// Adds `value` under its static type, in place of an earlier one.
    public mutating func add<Value: Sendable>(_ value: Value, as type: Value.Type = Value.self) {
        values[ObjectIdentifier(type)] = value
    }

    /// The value added under `type`, or nil.
    public subscript<Value: Sendable>(type: Value.Type) -> Value? {
        values[ObjectIdentifier(type)] as? Value
    }

    /// The value added under `type`; throws ``MissingService`` if there is none.
    public func require<Value: Sendable>(_ type: Value.Type) throws -> Value {
        guard let value = self[type] else { throw MissingService(type: "\(type)") }
        return value
    }
}

/// A handler asked for a service that the server was started without.
public struct MissingService: Error, CustomStringConvertible {
    public let type: String
    public var description: String {
        "no service of type \(type): add it to the server's services before the server runs"
    }
}
#endif
