#if Server
import HTTPTypes
import NIOHTTP1

/// How a response's end is told: by its length, by chunks, or by the connection's end (RFC 9112 §6).
struct ResponseFraming {
    /// Whether the body goes over the wire.
    let sendsBody: Bool
    /// Whether the connection can carry another response.
    let persists: Bool
    let head: HTTPResponseHead

    /// - Parameters:
    ///   - persists: whether the connection shall stay, for all the request knows.
    init(_ response: Response, to request: HTTPRequestHead, persists: Bool, requestID: String) {
        let code = response.status.code
        let isBodiless = code == 204 || code == 304 || (100..<200).contains(code)
        sendsBody = !isBodiless && request.method != .HEAD
        let length = response.body.length
        let isHTTP10 = request.version.minor == 0
        self.persists = persists && !(sendsBody && length == nil && isHTTP10)

        var headers = HTTPHeaders()
        headers.reserveCapacity(response.headers.count + 4)
        for field in response.headers where !Self.setByServer.contains(field.name) {
            headers.add(name: field.name.rawName, value: field.value)
        }
        headers.add(name: "Date", value: HTTPDate.now)
        headers.add(name: "X-Request-ID", value: requestID)
        if !isBodiless {
            if let length {
                headers.add(name: "Content-Length", value: String(length))
            } else if sendsBody && !isHTTP10 {
                headers.add(name: "Transfer-Encoding", value: "chunked")
            }
        }
        if !self.persists {
            headers.add(name: "Connection", value: "close")
        } else if isHTTP10 {
            headers.add(name: "Connection", value: "keep-alive")
        }
        head = HTTPResponseHead(
            version: .http1_1, status: .init(statusCode: code, reasonPhrase: response.status.reasonPhrase),
            headers: headers)
    }

    private static let setByServer: Set<HTTPField.Name> = [
        .contentLength, .transferEncoding, .connection, .date, .xRequestID,
    ]
}
#endif
