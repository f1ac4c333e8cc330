#if Server
import HTTPTypes
import MartletCore

/// Thrown by a `load`: there is nothing at this address.
public struct NotFound: ResponseConvertibleError {
    public var message: String

    public init(_ message: String = "There is no page at this address.") { self.message = message }

    public func response(to request: Request) -> Response {
        HTTPError(.notFound, message).response(to: request)
    }
}

/// Thrown by a `load`: the visitor is sent elsewhere.
public struct Redirect: ResponseConvertibleError {
    public let location: String
    public let permanently: Bool

    /// - Parameter location: An address, such as another page's `link()`.
    public init(to location: String, permanently: Bool = false) {
        self.location = location
        self.permanently = permanently
    }

    public func response(to request: Request) -> Response { .redirect(to: location, permanently: permanently) }

}

extension URLPolicy {
    /// Whether a URL runs script.
    static func isUnsafe(_ url: String) -> Bool {
        Array(url.utf8).withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { isUnsafe($0, bytes.count) } ?? false
        }
    }
}

/// Thrown by a `load`: the request makes no sense. The sentence is shown.
public struct BadRequest: ResponseConvertibleError {
    public let message: String
    public init(_ message: String) { self.message = message }

    public func response(to request: Request) -> Response {
        HTTPError(.badRequest, message).response(to: request)
    }
}
#endif
