#if Server
import HTTPTypes

/// Thrown by an action's `perform`: the visitor can mend it. The form comes back with what was typed and these sentences.
///
///     throw Refused("There is an account with this address already.", field: "email")
public struct Refused: Error {
    /// What is wrong with the whole of it; nil if it is about fields alone.
    public let message: String?
    /// Sentences by the name of their field.
    public let errors: [(field: String, message: String)]
    let status: HTTPResponse.Status

    /// - Parameters:
    ///   - message: One sentence for the visitor.
    ///   - field: The action's property that it is about; nil for all of it.
    ///   - status: 400 to 499.
    public init(_ message: String, field: String? = nil, status: HTTPResponse.Status = .unprocessableContent) {
        self.message = field == nil ? message : nil
        errors = field.map { [($0, message)] } ?? []
        self.status = status
    }

    init(errors: [(field: String, message: String)]) {
        message = nil
        self.errors = errors
        status = .unprocessableContent
    }
}
#endif
