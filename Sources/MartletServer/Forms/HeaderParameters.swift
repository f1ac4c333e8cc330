#if Server
/// The parameters of a header's value: `name` and `filename` of `form-data; name="photo"; filename="a.jpg"`.
struct HeaderParameters {
    /// What stands before the first semicolon, in lower case.
    let value: String
    private var parameters: [(name: String, value: String)] = []

    /// Reads quoted and unquoted values. In quoted ones browsers write `"` as `%22`, line breaks as `%0D%0A`, and nothing
    /// else as an escape (https://html.spec.whatwg.org/#multipart-form-data); older programs write `\"`.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        var index = 0
        func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
            String(Substring(decoding: bytes, as: UTF8.self).utf8.trimmingBlanks()) ?? ""
        }
        let first = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        value = trimmed(bytes[..<first]).lowercased()
        index = first
        while index < bytes.count {
            index += 1
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "="), bytes[index] != UInt8(ascii: ";") {
                index += 1
            }
            let name = trimmed(bytes[start..<index]).lowercased()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                index += 1
                var quoted: [UInt8] = []
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    // A backslash before anything else is one of a path, as old browsers sent it.
                    if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
                        bytes[index + 1] == UInt8(ascii: "\"")
                    {
                        index += 1
                    }
                    quoted.append(bytes[index])
                    index += 1
                }
                parameters.append((name, String(decoding: quoted, as: UTF8.self)))
                while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
            } else {
                let start = index
                while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
                parameters.append((name, trimmed(bytes[start..<index])))
            }
        }
    }

    /// The first parameter of a name.
    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }
}
#endif
