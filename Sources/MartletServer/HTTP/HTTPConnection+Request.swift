#if Server
import HTTPTypes
import NIOHTTP1

extension HTTPConnection {
    /// Checks a head and makes a request of it.
    /// - Throws: ``HTTPError`` for what no handler should have to think about.
    /// - Parameter target: what stands for the head's, if that is known to be none.
    func request(
        from head: HTTPRequestHead, body: RequestBody, peer: String, target unreadable: RequestTarget? = nil
    ) throws(HTTPError) -> Request {
        guard head.version.major == 1 else {
            throw HTTPError(.init(code: 505, reasonPhrase: "HTTP Version Not Supported"))
        }
        guard let method = HTTPRequest.Method(head.method.rawValue) else {
            throw HTTPError(.badRequest, "The method is no word.")
        }
        guard method != .connect else { throw HTTPError(.notImplemented, "This server is no proxy.") }
        let isServerWide = method == .options && head.uri == "*"
        let target =
            if let unreadable {
                unreadable
            } else {
                try RequestTarget(isServerWide ? "/" : head.uri, maximumLength: limits.targetLength)
            }

        // RFC 9112 §3.2: exactly one Host, and a valid one, or the request could mean another site to a proxy.
        let hosts = head.headers["Host"]
        guard hosts.count <= 1, hosts.count == 1 || head.version.minor == 0 else {
            throw HTTPError(.badRequest, "The request has \(hosts.isEmpty ? "no" : "more than one") Host header.")
        }
        let host = target.authority ?? hosts.first ?? "localhost"
        guard HostHeader.isValid(host) else { throw HTTPError(.badRequest, "The Host header is no host.") }
        if let expectation = head.headers.first(name: "Expect"), expectation.lowercased() != "100-continue" {
            throw HTTPError(.expectationFailed, "Only “Expect: 100-continue” is understood.")
        }
        var encodings = head.headers[canonicalForm: "Transfer-Encoding"].makeIterator()
        if let first = encodings.next(), first.lowercased() != "chunked" || encodings.next() != nil {
            throw HTTPError(.notImplemented, "Only the transfer coding “chunked” is understood.")
        }

        var headers = HTTPFields()
        headers.reserveCapacity(head.headers.count)
        for (name, value) in head.headers {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        let requestHead = RequestHead(
            method: method, target: target, headers: headers, body: body,
            id: RequestID.from(headers[.xRequestID]),
            client: ClientInfo(
                peer: peer, host: host, headers: headers, trusted: trustedProxies, publicURL: publicURL),
            logger: logger)
        return Request(head: requestHead, services: services)
    }
}

extension HTTPConnection {
    /// The answer to what is not a request: to somebody who reads pages, a page, if it is the address that is wrong.
    func refusal(_ error: HTTPError, of head: HTTPRequestHead, peer: String) async -> Response {
        guard let refusalPage, error.status == .badRequest, head.method == .GET,
            head.headers["Accept"].contains(where: { $0.contains("text/html") }),
            // All but its address is in order.
            let request = try? request(
                from: head, body: RequestBody(), peer: peer,
                target: RequestTarget(unreadable: head.uri)),
            let page = try? await refusalPage(error, request)
        else { return .refusal(error) }
        return page
    }
}

extension Response {
    /// The answer to what is not a request.
    static func refusal(_ error: HTTPError) -> Response {
        var response = Response.text(error.message + "\n", status: error.status)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
#endif
