#if Server
/// Writes a form's tokens: one that proves that the form is this session's, and one that names this very form, so that it is
/// not carried out twice.
enum FormTokens {
    static func emit(for call: String) -> Fragment {
        let forms = RenderContext.current?.forms
        forms?.add(call)
        return fields(csrf: forms?.csrf ?? "", form: forms?.token ?? "")
    }

    @ViewBuilder private static func fields(csrf: String, form: String) -> Fragment {
        input(.type(.hiddenField), .name("csrf"), .custom("value", "\(csrf)"))
        input(.type(.hiddenField), .name("form"), .custom("value", "\(form)"))
    }
}

/// What the forms of one page have in common while it is rendered.
public final class FormContext {
    public let csrf: String
    public let token: String
    /// See ``FormState/refusal``; empty if no form has come back.
    public let refusal: [String]
    /// Whether the page has a form.
    public private(set) var isUsed = false
    /// The calls of the page's forms, if one has come back.
    private var calls: [String] = []

    public init(csrf: String, token: String, refusal: [String] = []) {
        self.csrf = csrf
        self.token = token
        self.refusal = refusal
    }

    func add(_ call: String) {
        isUsed = true
        if !refusal.isEmpty { calls.append(call) }
    }

    /// For the page to be rendered once more, if the form that has come back is on it no longer, but another of the same
    /// action, and only one: what it is for has changed meanwhile, as a cart does. Nil otherwise.
    public var withHeir: FormContext? {
        guard let sent = refusal.first, !calls.contains(sent) else { return nil }
        let heirs = calls.filter { $0.prefix { $0 != "?" } == sent.prefix { $0 != "?" } }
        guard heirs.count == 1 else { return nil }
        return FormContext(csrf: csrf, token: token, refusal: heirs + refusal.dropFirst())
    }
}

extension FormState {
    package static var currentRefusal: [String] { RenderContext.current?.forms?.refusal ?? [] }
}
#endif
