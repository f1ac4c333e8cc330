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

    /// Whether a form has come back that is on the page no longer.
    public var isRefusalLost: Bool { refusal.first.map { !calls.contains($0) } ?? false }

    /// For the page to be rendered once more, if ``isRefusalLost``, but another form of the same action is there, and only one:
    /// what it is for has changed meanwhile, as a cart does. Nil otherwise, and if their numbers differ: that is another row.
    public var withHeir: FormContext? {
        guard isRefusalLost, let sent = refusal.first else { return nil }
        let heirs = calls.filter { Self.isHeir($0, of: sent) }
        guard heirs.count == 1 else { return nil }
        return FormContext(csrf: csrf, token: token, refusal: heirs + refusal.dropFirst())
    }

    private static func isHeir(_ call: String, of sent: String) -> Bool {
        let (ours, theirs) = (parts(of: call), parts(of: sent))
        guard ours.name == theirs.name else { return false }
        return ours.constants.allSatisfy { constant in
            guard let other = theirs.constants[constant.key], other != constant.value else { return true }
            return Int(other) == nil || Int(constant.value) == nil
        }
    }

    /// `AddComment` and `photo: 7` of `AddComment?photo=7`.
    private static func parts(of call: String) -> (name: Substring, constants: [Substring: Substring]) {
        let halves = call.split(separator: "?", maxSplits: 1)
        let constants = (halves.count > 1 ? halves[1] : "").split(separator: "&").map {
            $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        }
        return (
            halves.first ?? "",
            Dictionary(constants.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first }
        )
    }
}

extension FormState {
    package static var currentRefusal: [String] { RenderContext.current?.forms?.refusal ?? [] }
}
#endif
