#if Server
import HTTPTypes
import Logging

extension Request {
    /// A request that did not come over a socket: for tests, and for pages rendered ahead of time.
    /// - Parameters:
    ///   - target: path and query, as in a request line: `/search?q=owl`.
    ///   - headers: the request's headers.
    ///   - body: the request's body.
    ///   - address: where it comes from.
    /// - Throws: ``HTTPError`` for a target that the server would refuse.
    public init(
        _ method: HTTPRequest.Method = .get, _ target: String, headers: HTTPFields = [:], body: [UInt8] = [],
        address: String = "127.0.0.1", services: Services = Services(), logger: Logger = Logger(label: "martlet")
    ) throws {
        self.init(
            head: RequestHead(
                method: method, target: try RequestTarget(target, maximumLength: 8192), headers: headers,
                body: RequestBody(body), id: RequestID.make(),
                client: ClientInfo(address: address, scheme: "http", host: "localhost", publicURL: nil),
                logger: logger),
            services: services)
    }
}
#endif
