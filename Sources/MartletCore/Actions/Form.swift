/// A form that sends an action.
///
///     Form(AddComment(photo: photo.id)) { form in
///         label(.for(form.text.id)) { "Comment" }
///         textarea(form.text)
///         button { form.isPending ? "Sending…" : "Send" }
///     }
///
/// Without the module it posts to the page it stands on: the answer is a redirect back to it, or the page with what is
/// wrong and what was typed (422). With the module the same is sent in the background, and the answer is the page's data.
///
/// - Parameters:
///   - action: What the page knows of it; the values of its fields are those the form begins with.
///   - a1: Attributes of the `form` element.
///   - content: Emits the form's content from the fields.
@_transparent
public func Form<A: Action>(
    _ action: A, _ a1: @escaping @autoclosure () -> Attribute = Attribute(),
    _ a2: @escaping @autoclosure () -> Attribute = Attribute(),
    _ a3: @escaping @autoclosure () -> Attribute = Attribute(),
    @ViewBuilder content: @escaping (A.Fields) -> Fragment
) -> Fragment {
    Listener.component(
        FormView(formCall(action), A.hasFiles) {
            _ = a1(); _ = a2(); _ = a3()
        } content: {
            _ = content(action.fields(in: $0))
        })
}

@inline(never)
public func formCall<A: Action>(_ action: A) -> String { action.call }

/// The `form` element with what it sends. One type for all actions, so that a further one costs its content alone.
@Component public struct FormView {
    let call: String
    let hasFiles: Bool
    let attributes: () -> Void
    let content: (FormState) -> Void
    @State var isPending = false

    public init(
        _ call: String, _ hasFiles: Bool, attributes: @escaping () -> Void, content: @escaping (FormState) -> Void
    ) {
        self.call = call
        self.hasFiles = hasFiles
        self.attributes = attributes
        self.content = content
    }

    public var body: some View {
        form(
            .method(.post), .custom("data-action", ""),
            .custom("enctype", hasFiles ? "multipart/form-data" : "application/x-www-form-urlencoded"),
            .ariaBusy(isPending), .onSending { isPending = true }, .onSettled { isPending = false },
            Self.emit(attributes)
        ) {
            input(.type(.hiddenField), .name("action"), .custom("value", "\(call)"))
            FormTokens.emit(for: call)
            emitContent()
        }
    }

    private static func emit(_ attributes: () -> Void) -> Attribute {
        attributes()
        return Attribute()
    }

    private func emitContent() -> Fragment {
        let start = Listener.position()
        content(FormState(call: call, isPending: isPending))
        return Fragment(start: start)
    }
}

extension Attribute {
    /// `actions.js` has read a form: from now on it may look different.
    static var onSending: EventAttribute<Event> { EventAttribute("sending") }
    /// `actions.js` has the answer to a form.
    static var onSettled: EventAttribute<Event> { EventAttribute("settled") }
}
