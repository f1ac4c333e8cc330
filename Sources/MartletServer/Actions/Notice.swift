#if Server
import HTTPTypes
import MartletCore
import Synchronization

/// A sentence for the visitor that is shown once, with the next page: “Added to your cart”.
final class Notice: Sendable {
    static let cookie = "notice"
    static let header = HTTPField.Name("Martlet-Notice")!
    private let state: Mutex<String?>

    init(_ text: String? = nil) { state = Mutex(text) }

    var text: String? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

enum NoticeKey: RequestKey { typealias Value = Notice }

extension Request {
    /// In an action: says something on the page that is shown next.
    public func notify(_ text: String) { self[NoticeKey.self]?.text = text }

    /// In a loader: what an action had to say, if anything; and what was wrong with a form that is a mere button.
    public var notice: String? {
        if let refusal = self[RefusalKey.self], !refusal.isShown { return refusal.message }
        if let notice = self[NoticeKey.self] { return notice.text }
        // What the page in the browser says already, or what the last action has left.
        return (headers[Notice.header] ?? cookies[Notice.cookie])
            .flatMap { PercentEncoding.decodeStrictly($0.utf8) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
#endif
