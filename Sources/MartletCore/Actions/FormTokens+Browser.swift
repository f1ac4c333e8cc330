#if !Server
/// The places of a form's tokens. `actions.js` knows the tokens themselves, so that they are no part of the page's data.
enum FormTokens {
    @inline(never)
    static func emit(for call: String) -> Fragment {
        let start = Listener.position()
        input(.type(.hiddenField), .name("csrf"), .custom("value", ""))
        input(.type(.hiddenField), .name("form"), .custom("value", ""))
        return Fragment(start: start)
    }
}

extension FormState {
    /// What the server had against the form that was sent last.
    nonisolated(unsafe) package static var currentRefusal: [String] = []
}
#endif
