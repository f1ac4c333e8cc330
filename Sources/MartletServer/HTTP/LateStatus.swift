#if Server
import HTTPTypes
import Synchronization

/// The status that a streamed page would have had, if its loaders had said so before its head was sent as 200.
///
/// The visitor sees the error page all the same; the log and the metrics count it for what it is.
final class LateStatus: Sendable {
    private let status = Mutex<HTTPResponse.Status?>(nil)

    var value: HTTPResponse.Status? {
        get { status.withLock { $0 } }
        set { status.withLock { $0 = newValue } }
    }
}

extension Response {
    /// What the request came to: known when the body has been sent.
    var finalStatus: HTTPResponse.Status { lateStatus?.value ?? status }
}
#endif
