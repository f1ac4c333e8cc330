/// What a form knows of itself while it is shown.
public final class FormState {
    /// Its action and what it is for.
    package let call: String
    /// It has been sent, and the answer is not there yet.
    public let isPending: Bool
    /// What the server had against it, if it was refused: the call, a sentence about all of it, then name, value and error of
    /// each field. Plain texts, for which the browser has the codec anyway.
    let refusal: [String]
    /// Whether a field of it asks for the focus already.
    var hasFocus = false

    package init(call: String, isPending: Bool) {
        self.call = call
        self.isPending = isPending
        let refusal = FormState.currentRefusal
        self.refusal = !refusal.isEmpty && refusal[0].hasSameBytes(as: call) ? refusal : []
    }

    /// What is wrong with the form as a whole, in words for the visitor; nil if it was not refused, or for its fields only.
    public var error: String? { refusal.count > 1 && !refusal[1].utf8.isEmpty ? refusal[1] : nil }

    /// Value (0) or error (1) of a field of the refused form.
    @inline(never)
    func refused(_ field: StaticString, _ which: Int) -> String? {
        var i = 2
        while i &+ 2 < refusal.count {
            if refusal[i].isEqual(to: field) { return refusal[i &+ 1 &+ which] }
            i &+= 3
        }
        return nil
    }

    // MARK: Fields, as `@Action` writes them

    public func field(_ name: StaticString, _ value: String, _ rules: FieldRules) -> FormField {
        FormField(form: self, name: name, initial: value, rules: rules)
    }

    public func field(_ name: StaticString, _ value: String?, _ rules: FieldRules) -> FormField {
        rules.isRequired = false
        return FormField(form: self, name: name, initial: value ?? "", rules: rules)
    }

    public func field(_ name: StaticString, _ value: Int, _ rules: FieldRules) -> FormField {
        rules.type = "number"
        rules.isRequired = true
        return FormField(form: self, name: name, initial: String(decimal: value), rules: rules)
    }

    public func field(_ name: StaticString, _ value: Int?, _ rules: FieldRules) -> FormField {
        rules.type = "number"
        return FormField(form: self, name: name, initial: value.map { String(decimal: $0) } ?? "", rules: rules)
    }

    public func field(_ name: StaticString, _ value: Bool, _ rules: FieldRules) -> FormField {
        rules.type = "checkbox"
        return FormField(form: self, name: name, initial: value ? "true" : "", rules: rules)
    }

    public func field(_ name: StaticString, _ value: FormFile, _ rules: FieldRules) -> FormField {
        rules.type = "file"
        rules.isRequired = true
        return FormField(form: self, name: name, initial: "", rules: rules)
    }
}

/// The fields of an action in a form: what the closure of ``Form(_:_:_:_:content:)`` gets. Written by `@Action`.
public protocol FormFields {
    var form: FormState { get }
}

extension FormFields {
    /// It has been sent, and the answer is not there yet: for the words on its button.
    public var isPending: Bool { form.isPending }
    /// What is wrong with the form as a whole; what is wrong with a field stands at the field.
    public var error: String? { form.error }
}
