import Martlet

/// What an action has to say, once.
@JSON struct Notice {
    let text: String
    /// Tells it from an earlier one with the same words.
    let number: Int64
}

#if Server
extension Notice {
    static func current(of request: Request) -> Notice? {
        request.notice.map { Notice(text: $0, number: Timestamp.now.milliseconds) }
    }
}
#endif
