#if Server
/// A submitted form: its fields and files, in the order they were sent.
///
///     let form = try await request.formData()
///     form["caption"], form.values("tag"), form.file("photo")
public struct FormData: Sendable {
    public internal(set) var fields: [Query.Item] = []
    /// Files that were chosen: a file input that was left empty is not among them.
    public internal(set) var files: [UploadedFile] = []

    /// The first value of a field, or nil.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Every value of a field.
    public func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The first file of a field, or nil.
    public func file(_ name: String) -> UploadedFile? { files.first { $0.field == name } }
}

extension Request {
    /// The submitted form, as `application/x-www-form-urlencoded` or as `multipart/form-data` (RFC 7578). Files go to
    /// the disk as they arrive, into files that have no name: they are gone with their last use, whatever happens.
    ///
    /// Read once: the body is not kept.
    /// - Throws: ``HTTPError`` 413 for what is over a limit, 400 for a malformed body, 415 for another type.
    public func formData(_ limits: FormLimits = FormLimits()) async throws -> FormData {
        let contentType = headers[.contentType] ?? ""
        switch MediaType.essence(of: contentType) {
        case "application/x-www-form-urlencoded":
            let body = try await bytes(upTo: min(limits.totalSize, 16 * 1024 * 1024))
            // Counted before they are taken apart: an empty field is one byte here, and sixty there.
            guard body.count(where: { $0 == UInt8(ascii: "&") }) < limits.fields else {
                throw FormError.tooMany("fields", limits.fields)
            }
            let query = Query(bytes: body)
            guard query.items.allSatisfy({ $0.value.utf8.count <= limits.fieldSize }) else {
                throw FormError.tooLarge("field", limits.fieldSize)
            }
            var form = FormData()
            form.fields = query.items
            return form
        case "multipart/form-data":
            guard let boundary = HeaderParameters(contentType)["boundary"], 1...70 ~= boundary.utf8.count else {
                throw HTTPError(.badRequest, "The form's Content-Type names no boundary.")
            }
            if let length = body.declaredLength, length > limits.totalSize {
                throw FormError.tooLarge("form", limits.totalSize)
            }
            var collector = FormCollector(boundary: boundary, limits: limits)
            for try await piece in body { try collector.take(Array(piece.readableBytesView)) }
            return try collector.finish()
        default:
            throw HTTPError(
                .unsupportedMediaType, "A form is sent as multipart/form-data or application/x-www-form-urlencoded.")
        }
    }
}

/// The answers to forms that are not taken.
enum FormError {
    static func tooLarge(_ what: String, _ limit: Int) -> HTTPError {
        let size =
            limit >= 1024 * 1024
            ? "\(limit / (1024 * 1024)) MB" : limit >= 1024 ? "\(limit / 1024) KB" : "\(limit) bytes"
        return HTTPError(.contentTooLarge, "A \(what) is larger than \(size).")
    }

    static func tooMany(_ what: String, _ limit: Int) -> HTTPError {
        HTTPError(.contentTooLarge, "There are more than \(limit) \(what) in the form.")
    }

    static func malformed(_ what: String) -> HTTPError {
        HTTPError(.badRequest, "The form's body is malformed: \(what).")
    }
}
#endif
