/// A field of a form: `input(form.email)`, `textarea(form.text)`, `select(form.size) { … }`.
///
/// The control gets its name, an id, its type, what was typed, and the rules as attributes.
///
/// A class, so that handing it on costs pages one word.
public final class FormField {
    let form: FormState
    let name: StaticString
    let initial: String
    let rules: FieldRules

    @inline(never)
    init(form: FormState, name: StaticString, initial: String, rules: FieldRules) {
        self.form = form
        self.name = name
        self.initial = initial
        self.rules = rules
    }

    /// The control's id, for a label: `label(.for(form.text.id)) { "Comment" }`.
    public var id: String { part("") }
    /// The id of the element that says what is wrong:
    /// `if let error = form.text.error { p(.id(form.text.errorID)) { error } }`.
    public var errorID: String { part("-error") }
    /// What is wrong with the field, in words for the visitor; nil if nothing is known to be.
    public var error: String? {
        guard let error = form.refused(name, 1), !error.utf8.isEmpty else { return nil }
        return error
    }
    /// What stands in it: as it was typed if the form has come back, else what the action had.
    public var value: String { form.refused(name, 0) ?? initial }

    @inline(never)
    private func part(_ ending: StaticString) -> String {
        var link = LinkBuilder()
        link.segment(form.call)
        link.literal(".")
        link.literal(name)
        link.literal(ending)
        return link.text
    }

    /// Emits the control's attributes.
    @inline(never)
    package func emit(_ control: FormControl) {
        let isInput = control == .input
        attribute("id", id)
        attribute("name", name)
        let isBox = rules.type.utf8CodeUnitCount == 8 && isInput && rules.type.utf8Start[0] == UInt8(ascii: "c")
        if isInput {
            attribute("type", rules.type)
            number("min", rules.minimum)
            number("max", rules.maximum)
            attribute("pattern", rules.pattern)
            attribute("title", rules.patternInWords)
            attribute("accept", rules.accept)
        }
        number("minlength", rules.minimumLength > 1 ? rules.minimumLength : nil)
        number("maxlength", rules.maximumLength > 0 ? rules.maximumLength : nil)
        Listener.attribute(Literal("required"), isPresent: rules.isRequired)
        if isBox {
            attribute("value", "true" as StaticString)
            Listener.attribute(Literal("checked"), isPresent: value.isEqual(to: "true"))
        } else if !rules.isSecret, rules.accept.utf8CodeUnitCount == 0 {
            // What the field begins with, not what it has: a form that is rendered again must not lose what is being typed.
            control.emitFirstValue(value)
        }
        let isWrong = error != nil
        // Where a page is loaded with it, it shows what is wrong, however far down that is.
        Listener.attribute(Literal("autofocus"), isPresent: isWrong && !form.hasFocus)
        if isWrong { form.hasFocus = true }
        attribute("aria-invalid", isWrong ? "true" : nil)
        attribute("aria-describedby", isWrong ? errorID : nil)
    }

    private func attribute(_ name: StaticString, _ value: String?) { Listener.attribute(Literal(name), value) }

    private func attribute(_ name: StaticString, _ value: StaticString) {
        if value.utf8CodeUnitCount > 0 {
            let start = Listener.beginAttribute(Literal(name))
            Listener.endAttribute(Literal(name), start, AttributeText(Literal(value)))
        }
    }

    private func number(_ name: StaticString, _ value: Int?) {
        if let value { Listener.attribute(Literal(name), value) }
    }
}

/// The kinds of form control, by how their value stands in HTML.
public enum FormControl {
    case input, textarea, select
}

extension VoidElement {
    /// `input(form.email, …)`
    @_transparent @discardableResult
    public func callAsFunction(
        _ field: FormField,
        _ a1: @autoclosure () -> Attribute = Attribute(), _ a2: @autoclosure () -> Attribute = Attribute(),
        _ a3: @autoclosure () -> Attribute = Attribute(), _ a4: @autoclosure () -> Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        callAsFunction(.field(field, .input), a1(), a2(), a3(), a4(), file: file, line: line)
    }
}

extension TextAreaElement {
    /// `textarea(form.text, …)`
    @_transparent @discardableResult
    public func callAsFunction(
        _ field: FormField,
        _ a1: @autoclosure () -> Attribute = Attribute(), _ a2: @autoclosure () -> Attribute = Attribute(),
        _ a3: @autoclosure () -> Attribute = Attribute(), _ a4: @autoclosure () -> Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line
    ) -> Fragment {
        callAsFunction(.field(field, .textarea), a1(), a2(), a3(), a4(), file: file, line: line)
    }
}

extension SpecialElement {
    /// `select(form.size, …) { option(.value("m")) { "medium" } }`
    @_transparent @discardableResult
    public func callAsFunction(
        _ field: FormField,
        _ a1: @autoclosure () -> Attribute = Attribute(), _ a2: @autoclosure () -> Attribute = Attribute(),
        _ a3: @autoclosure () -> Attribute = Attribute(), _ a4: @autoclosure () -> Attribute = Attribute(),
        file: StaticString = #fileID, line: Int = #line,
        @ViewBuilder _ content: () -> Fragment
    ) -> Fragment {
        callAsFunction(.field(field, .select), a1(), a2(), a3(), a4(), file: file, line: line, content)
    }
}

extension Attribute {
    /// All attributes of a field's control.
    public static func field(_ field: FormField, _ control: FormControl) -> Attribute {
        field.emit(control)
        return Attribute()
    }
}
