import SwiftSyntax
import SwiftSyntaxBuilder

/// The codec of an enumeration: by raw value if it has one, else by the names of its cases.
struct EnumCodec {
    private let declaration: EnumDeclSyntax
    private let cases: [EnumCaseElementSyntax]

    init(_ declaration: EnumDeclSyntax) throws {
        self.declaration = declaration
        cases = declaration.memberBlock.members.flatMap { member in
            member.decl.as(EnumCaseDeclSyntax.self).map { Array($0.elements) } ?? []
        }
        guard !cases.isEmpty else {
            throw MacroError("an enum without cases has no values to write", at: declaration.name)
        }
    }

    /// The raw type, if the enumeration declares one of those that JSON can hold.
    private var rawType: String? {
        let first = declaration.inheritanceClause?.inheritedTypes.first?.type.trimmedDescription
        let name = first.map { $0.hasPrefix("Swift.") ? String($0.dropFirst(6)) : $0 }
        let integers = ["Int", "UInt"].flatMap { base in ["", "8", "16", "32", "64"].map { base + $0 } }
        return name.flatMap { ["String", "Double", "Float"].contains($0) || integers.contains($0) ? $0 : nil }
    }

    func members(access: String) throws -> [DeclSyntax] {
        switch rawType {
        // `RawRepresentable` types have a codec by default; for strings alone it would compare with `String ==`, which
        // brings the Unicode tables into the browser.
        case "String": try byName(access: access, names: cases.map(rawString))
        case nil: try byName(access: access, names: cases.map { name($0.name) })
        default: []
        }
    }

    private func byName(access: String, names: [String]) throws -> [DeclSyntax] {
        for (element, name) in zip(cases, names) where name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            throw MacroError("a case's raw value must not hold control characters", at: element)
        }
        let carriers = cases.enumerated().filter { !payload($0.element).isEmpty }
        if let last = carriers.last, last.offset >= JSONField.limit {
            throw MacroError("put the cases that carry values among the first \(JSONField.limit)", at: last.element)
        }
        let payloads = carriers.reduce(0 as UInt64) { $0 | 1 << UInt64($1.offset) }
        let table = JSONCodecExpansion.keyTable(names)
        let call = carriers.isEmpty ? "readCase(\(table))" : "beginCase(\(table), payloads: \(payloads))"
        let readings = try cases.enumerated().map { index, element in
            // The reader gives no number but those of the table.
            (index == cases.count - 1 ? "default:" : "case \(index):") + "\n" + (try reading(element))
        }
        let writings = cases.enumerated().map { index, element in writing(element, index: index, table: table) }
        return [
            """
            \(raw: access)init(from json: inout JSONReader) throws(JSONError) {
            switch try json.\(raw: call) {
            \(raw: readings.joined(separator: "\n"))
            }
            }
            """,
            """
            \(raw: access)func encode(to json: inout JSONWriter) {
            switch self {
            \(raw: writings.joined(separator: "\n"))
            }
            }
            """,
        ]
    }

    private func payload(_ element: EnumCaseElementSyntax) -> [EnumCaseParameterSyntax] {
        element.parameterClause.map { Array($0.parameters) } ?? []
    }

    private func fields(_ element: EnumCaseElementSyntax) -> [JSONField] {
        payload(element).enumerated().map { index, parameter in
            let type = parameter.type.trimmed
            return JSONField(
                name: label(parameter) ?? "_\(index)", type: type.trimmedDescription,
                isOptional: type.is(OptionalTypeSyntax.self),
                defaultValue: parameter.defaultValue?.value.trimmedDescription)
        }
    }

    private func label(_ parameter: EnumCaseParameterSyntax) -> String? {
        parameter.firstName.flatMap { $0.tokenKind == .wildcard ? nil : name($0) }
    }

    private func reading(_ element: EnumCaseElementSyntax) throws -> String {
        let fields = fields(element)
        guard !fields.isEmpty else { return "self = .\(element.name.text)" }
        guard fields.count <= JSONField.limit else {
            throw MacroError("more than \(JSONField.limit) values", at: element)
        }
        let arguments = zip(payload(element), fields).enumerated().map { index, pair in
            (pair.0.firstName.flatMap { $0.tokenKind == .wildcard ? nil : "\($0.text): " } ?? "") + pair.1.result(index)
        }
        return """
            \(JSONField.reading(fields))
            try json.endCase()
            self = .\(element.name.text)(\(arguments.joined(separator: ", ")))
            """
    }

    private func writing(_ element: EnumCaseElementSyntax, index: Int, table: String) -> String {
        let fields = fields(element)
        guard !fields.isEmpty else { return "case .\(element.name.text): json.writeCase(\(table), \(index))" }
        let values = fields.indices.map { "_\($0)" }
        return """
            case .\(element.name.text)(\(values.map { "let \($0)" }.joined(separator: ", "))):
            json.beginCase(\(table), \(index))
            \(JSONField.writing(fields, values: values))
            json.endCase()
            """
    }

    private func name(_ token: TokenSyntax) -> String { token.identifier?.name ?? token.text }

    /// The raw value of a case of strings: what is written, or the case's name.
    private func rawString(_ element: EnumCaseElementSyntax) throws -> String {
        guard let value = element.rawValue?.value else { return name(element.name) }
        guard let text = value.as(StringLiteralExprSyntax.self)?.representedLiteralValue else {
            throw MacroError("write the raw value as a string literal", at: value)
        }
        return text
    }
}
