#if Server
/// Makes a form of a multipart body's parts: texts are kept in memory, files go to the disk.
struct FormCollector {
    private enum Part {
        /// A field and what has come of its value.
        case field(String, [UInt8])
        case file(UploadedFile.Writer)
        /// A file input in which nothing was chosen: it is sent without a name and without content.
        case nothingChosen
    }

    private let limits: FormLimits
    private var parser: MultipartParser
    private var form = FormData()
    private var part: Part?
    private var total = 0

    init(boundary: String, limits: FormLimits) {
        self.limits = limits
        parser = MultipartParser(boundary: boundary, headerLimit: limits.headerSize)
    }

    /// Reads the next piece of the body.
    mutating func take(_ bytes: [UInt8]) throws {
        total += bytes.count
        guard total <= limits.totalSize else { throw FormError.tooLarge("form", limits.totalSize) }
        // Taken out, so that the closure may change the rest of this.
        var parser = parser
        defer { self.parser = parser }
        try parser.take(bytes) { event in
            switch event {
            case .head(let head): part = try begin(head)
            case .content(let bytes): try add(bytes)
            case .end: try end()
            }
        }
    }

    /// The form, after the last piece.
    mutating func finish() throws -> FormData {
        guard parser.isComplete else { throw FormError.malformed("it ends before its last boundary") }
        return form
    }

    private func begin(_ head: [UInt8]) throws -> Part {
        var disposition: HeaderParameters?
        var contentType = "text/plain"
        for line in head.split(separator: 10) {
            let line = line.last == 13 ? line.dropLast() : line
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw FormError.malformed("a part's header has no colon")
            }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
            if name == "content-disposition" { disposition = HeaderParameters(value) }
            if name == "content-type" { contentType = MediaType.essence(of: value) }
        }
        guard let disposition, disposition.value == "form-data", let name = disposition["name"] else {
            throw FormError.malformed("a part has no name")
        }
        guard let filename = disposition["filename"] else {
            guard form.fields.count < limits.fields else { throw FormError.tooMany("fields", limits.fields) }
            return .field(FormDecoding.name(name), [])
        }
        if filename.isEmpty { return .nothingChosen }
        guard form.files.count < limits.files else { throw FormError.tooMany("files", limits.files) }
        return .file(
            try UploadedFile.Writer(
                field: FormDecoding.name(name), filename: FormDecoding.filename(filename), declaredType: contentType,
                folder: limits.temporaryFolder))
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws {
        switch part {
        case .field(let name, var value):
            part = nil  // The array has one owner, so that it grows in its place.
            guard value.count + bytes.count <= limits.fieldSize else {
                throw FormError.tooLarge("field", limits.fieldSize)
            }
            value += bytes
            part = .field(name, value)
        case .file(let writer):
            guard writer.size + bytes.count <= limits.fileSize else {
                throw FormError.tooLarge("file", limits.fileSize)
            }
            try writer.write(bytes)
        case .nothingChosen:
            if !bytes.isEmpty { throw FormError.malformed("a file has no name") }
        case nil: break
        }
    }

    private mutating func end() throws {
        switch part {
        case .field(let name, let value):
            form.fields.append(.init(name: name, value: String(decoding: value, as: UTF8.self)))
        case .file(let writer): form.files.append(writer.finish())
        case .nothingChosen, nil: break
        }
        part = nil
    }
}

/// Names as browsers write them in a part's header (https://html.spec.whatwg.org/#multipart-form-data).
enum FormDecoding {
    /// `%0D`, `%0A` and `%22` stand for line breaks and quotes; every other `%` for itself.
    static func name(_ text: String) -> String {
        text.replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%22", with: "\"")
    }

    /// The file's own name, without folders that a program may have sent, and without what is no character.
    static func filename(_ text: String) -> String {
        let last = name(text).split { $0 == "/" || $0 == "\\" }.last ?? ""
        let plain = last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let result = String(String(String.UnicodeScalarView(plain)).prefix(255))
        return result == "." || result == ".." ? "" : result
    }
}
#endif
