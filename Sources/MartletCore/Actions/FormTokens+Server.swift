#if Server
/// Writes a form's tokens: one that proves that the form is this session's, and one that names this very form, so that it is
/// not carried out twice.
enum FormTokens {
    @ViewBuilder static func emit() -> Fragment {
        let forms = used()
        input(.type(.hiddenField), .name("csrf"), .custom("value", "\(forms?.csrf ?? "")"))
        input(.type(.hiddenField), .name("form"), .custom("value", "\(forms?.token ?? "")"))
    }

    private static func used() -> FormContext? {
        let forms = RenderContext.current?.forms
        forms?.isUsed = true
        return forms
    }
}

/// What the forms of one page have in common while it is rendered.
public final class FormContext {
    public let csrf: String
    public let token: String
    /// See ``FormState/refusal``; empty if no form has come back.
    public let refusal: [String]
    /// Whether the page has a form.
    public internal(set) var isUsed = false

    public init(csrf: String, token: String, refusal: [String] = []) {
        self.csrf = csrf
        self.token = token
        self.refusal = refusal
    }
}

extension FormState {
    package static var currentRefusal: [String] { RenderContext.current?.forms?.refusal ?? [] }
}
#endif
