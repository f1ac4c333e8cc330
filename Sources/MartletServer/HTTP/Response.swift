#if Server
import HTTPTypes
import NIOCore

/// The answer to a request.
///
///     return .html(page)
///     return .redirect(to: "/photos/7")
///     return Response(body: .stream { writer in try await writer.write("…") })
///
/// `Content-Length`, `Transfer-Encoding`, `Connection` and `Date` are set by the server; setting them has no effect.
public struct Response: Sendable {
    public var status: HTTPResponse.Status
    public var headers: HTTPFields
    public var body: ResponseBody
    /// Hashes (`sha256-…`) of inline scripts on the page, which the content security policy is to allow.
    public var scriptHashes: [String] = []
    /// Whether the body may be compressed on its way. Off for what is compressed already.
    public var allowsCompression = true
    /// The route that answered, `/photos/{id}`, under which metrics are counted; the page layer sets it.
    public var route: String?
    /// What a stream learns of its status when the head has gone; for the log and the metrics.
    var lateStatus: LateStatus?

    public init(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: ResponseBody = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Plain text in UTF-8.
    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: .bytes(ByteBuffer(string: text))
        )
    }

    /// A page.
    public static func html(_ html: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: .bytes(html))
    }

    /// A page.
    public static func html(_ html: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        .html(ByteBuffer(bytes: html), status: status)
    }

    /// A page.
    public static func html(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        .html(ByteBuffer(string: html), status: status)
    }

    /// JSON that is encoded already.
    public static func json(_ json: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "application/json"], body: .bytes(ByteBuffer(bytes: json)))
    }

    /// A problem as JSON for programs (RFC 9457).
    /// - Parameters:
    ///   - title: what went wrong, the same for each occurrence.
    ///   - detail: what went wrong this time.
    public static func problem(_ status: HTTPResponse.Status, title: String, detail: String? = nil) -> Response {
        var json = Array("{\"status\":\(status.code),\"title\":".utf8)
        JSONText.append(title, to: &json)
        if let detail {
            json += Array(",\"detail\":".utf8)
            JSONText.append(detail, to: &json)
        }
        json.append(UInt8(ascii: "}"))
        var response = Response.json(json, status: status)
        response.headers[.contentType] = "application/problem+json"
        return response
    }

    /// A file, with what caches and players need: type, date, tag, ranges.
    /// - Parameter name: the name that tells the type: `photo.webp`.
    public static func file(_ file: FileBody, named name: String) -> Response {
        var response = Response(
            headers: [
                .contentType: MediaType.forFile(named: name),
                .lastModified: HTTPDate.format(file.modified),
                .eTag: "\"\(String(file.modified, radix: 16))-\(String(file.size, radix: 16))\"",
                .acceptRanges: "bytes",
            ], body: .file(file))
        response.allowsCompression = false
        return response
    }

    /// Sends the browser elsewhere: 303 (see other, asked with GET) or 308 (moved for good, the method stays).
    /// - Parameter location: path or address. Control characters and spaces in it are escaped.
    public static func redirect(to location: String, permanently: Bool = false) -> Response {
        Response(
            status: permanently ? .permanentRedirect : .seeOther,
            headers: [.location: PercentEncoding.encodeLocation(location)])
    }

    /// Sets a cookie; may be called for several.
    public mutating func set(_ cookie: SetCookie) {
        headers.append(HTTPField(name: .setCookie, value: cookie.headerValue))
    }
}
#endif
