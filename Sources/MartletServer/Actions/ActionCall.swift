#if Server
import MartletCore

/// A submitted form as the call of an action, not yet decoded.
struct ActionCall {
    /// `AddComment?photo=7`: the action's name, and what the page gave.
    let text: String
    let name: String
    let constants: Query
    /// What the visitor gave, line ends as `\n`.
    let fields: [Query.Item]
    let files: [UploadedFile]
    let csrf: String?
    let token: FormToken?

    /// - Throws: ``HTTPError`` 400 if the form names no action.
    init(_ form: FormData) throws {
        guard let text = form["action"], !text.isEmpty else {
            throw HTTPError(.badRequest, "The form does not say what is to be done with it.")
        }
        self.text = text
        let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        name = String(halves[0])
        constants = Query(parsing: halves.count > 1 ? String(halves[1]) : "")
        csrf = form["csrf"]
        token = form["form"].flatMap(FormToken.init)
        fields = form.fields.filter { !["action", "csrf", "form"].contains($0.name) }.map { item in
            Query.Item(name: item.name, value: item.value.replacing("\r\n", with: "\n"))
        }
        files = form.files
    }

    /// Refuses what the action it names does not take: the form was read by the limits of the largest.
    func check(_ limits: FormLimits) throws(HTTPError) {
        let size = fields.reduce(text.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard size <= limits.totalSize else { throw FormError.tooLarge("form", limits.totalSize) }
        guard files.count <= limits.files else { throw FormError.tooMany("files", limits.files) }
    }
}
#endif
