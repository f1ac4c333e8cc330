#if Server
/// Why a picture was not taken. The description is a sentence for who sent it.
public enum ImageError: Error, Sendable, Equatable {
    case empty
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// Its first bytes are those of no format that is taken.
    case unknownFormat
    /// More pixels than the limit: width and height as its header says.
    case tooManyPixels(width: Int, height: Int, limit: Int)
    /// It is damaged, or not what its first bytes say. The reason is the library's, for the log.
    case damaged(reason: String)
    /// The server cannot work on pictures: libvips is not installed.
    case unavailable
}

extension ImageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "The picture is empty."
        case .tooLarge(let limit): "The picture is larger than \(limit / (1024 * 1024)) MB."
        case .unknownFormat: "This is no picture that can be shown here. JPEG, PNG, WebP and GIF can."
        case .tooManyPixels(let width, let height, let limit):
            "The picture has \(width) × \(height) pixels. At most \(limit / 1_000_000) million can be taken."
        case .damaged: "The picture is damaged and cannot be read."
        case .unavailable: "Pictures cannot be taken at this moment."
        }
    }
}

extension ImageError: ResponseConvertibleError {
    /// 413, 415, 422 or 503, with the sentence.
    public func response(to request: Request) -> Response {
        httpError.response(to: request)
    }

    /// The error as the page layer shows it.
    public var httpError: HTTPError {
        switch self {
        case .tooLarge, .tooManyPixels: HTTPError(.contentTooLarge, description)
        case .unknownFormat: HTTPError(.unsupportedMediaType, description)
        case .empty, .damaged: HTTPError(.unprocessableContent, description)
        case .unavailable: HTTPError(.serviceUnavailable, description)
        }
    }
}
#endif
