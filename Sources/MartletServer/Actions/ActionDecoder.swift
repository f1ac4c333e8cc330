#if Server
import MartletCore

/// Reads an action's properties out of a call, each as its type, and checks the rules of its fields. What `@Action` writes
/// uses it.
public struct ActionDecoder {
    private let call: ActionCall
    private var known: Set<String> = []
    /// What is wrong with fields, in their order.
    private(set) var errors: [(field: String, message: String)] = []
    /// Fields whose values are not sent back: secrets, and what is no number, which a number's control cannot show.
    private(set) var hidden: Set<String> = []
    /// Whether the action has any.
    private(set) var hasFields = false

    init(_ call: ActionCall) { self.call = call }

    // MARK: What the page gave

    /// - Throws: ``ActionMismatch`` if it is not there or of another type: the page is not one of ours, or of an older build.
    public mutating func constant<P: RouteParameter>(_ name: String) throws -> P {
        guard let value: P = try constant(name) else { throw ActionMismatch("The form lacks “\(name)”.") }
        return value
    }

    public mutating func constant<P: RouteParameter>(_ name: String) throws -> P? {
        known.insert(name)
        guard let text = call.constants[name] ?? call.fields.first(where: { $0.name == name })?.value else {
            return nil
        }
        guard let value = P(routeText: text) else { throw ActionMismatch("The form's “\(name)” is not of its type.") }
        return value
    }

    // MARK: What the visitor gave

    public mutating func field(_ name: String, _ rules: FieldRules, default value: String) -> String {
        guard let text = text(name, rules, isRequired: true) else { return value }
        if let problem = rules.problem(with: text) { errors.append((name, problem)) }
        return text
    }

    /// A text that may be left out: nil for an empty one.
    public mutating func field(_ name: String, _ rules: FieldRules, default value: String?) -> String? {
        guard let text = text(name, rules, isRequired: false), !text.isEmpty else { return nil }
        if let problem = rules.problem(with: text) { errors.append((name, problem)) }
        return text
    }

    public mutating func field(_ name: String, _ rules: FieldRules, default value: Int) -> Int {
        guard let text = text(name, rules, isRequired: true) else { return value }
        return number(text, name, rules) ?? value
    }

    public mutating func field(_ name: String, _ rules: FieldRules, default value: Int?) -> Int? {
        guard let text = text(name, rules, isRequired: false), !text.allSatisfy(\.isWhitespace) else { return nil }
        return number(text, name, rules)
    }

    /// A check box: one that is not checked is not sent.
    public mutating func field(_ name: String, _ rules: FieldRules, default value: Bool) -> Bool {
        text(name, rules, isRequired: false) == "true"
    }

    public mutating func field(_ name: String, _ rules: FieldRules, default value: FormFile) -> FormFile {
        known.insert(name)
        hasFields = true
        guard let file = call.files.first(where: { $0.field == name }) else {
            errors.append((name, "Please choose a file."))
            return value
        }
        return FormFile(file)
    }

    private mutating func text(_ name: String, _ rules: FieldRules, isRequired: Bool) -> String? {
        known.insert(name)
        hasFields = true
        if rules.isSecret { hidden.insert(name) }
        guard let text = call.fields.first(where: { $0.name == name })?.value ?? call.constants[name] else {
            if isRequired { errors.append((name, "Please fill this in.")) }
            return nil
        }
        guard !text.utf8.contains(0) else {
            errors.append((name, "This has characters that are none."))
            return nil
        }
        return text
    }

    private mutating func number(_ text: String, _ name: String, _ rules: FieldRules) -> Int? {
        guard let number = Int(text.filter { !$0.isWhitespace }) else {
            hidden.insert(name)
            errors.append((name, text.isEmpty ? "Please fill this in." : "This must be a whole number."))
            return nil
        }
        if let problem = rules.problem(with: number) { errors.append((name, problem)) }
        return number
    }

    /// - Throws: ``ActionMismatch`` if the call has something that the action has not.
    func finish() throws {
        let names = call.constants.items.map(\.name) + call.fields.map(\.name) + call.files.map(\.field)
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw ActionMismatch("The form has a field “\(unknown.prefix(40))”, which \(call.name) has not.")
        }
        if let twice = Dictionary(grouping: names, by: { $0 }).first(where: { $0.value.count > 1 }) {
            throw ActionMismatch("The form has its field “\(twice.key.prefix(40))” twice.")
        }
    }
}

/// A call does not fit its action.
struct ActionMismatch: Error {
    let message: String
    init(_ message: String) { self.message = message }
}

extension FormFile {
    /// The file that was sent.
    public var uploaded: UploadedFile? { content as? UploadedFile }
}
#endif
