#if Server
import MartletCore

/// The server's check of what the browser has checked by attributes; with the same meaning, in words for the visitor.
extension FieldRules {
    func problem(with text: String) -> String? {
        // As browsers count: UTF-16 code units (https://html.spec.whatwg.org/#attr-fe-maxlength).
        let length = text.utf16.count
        if !Self.canBeSeen(text), isRequired || minimumLength > 0 { return "Please fill this in." }
        if length < minimumLength { return "Please write at least \(minimumLength) characters." }
        if maximumLength > 0, length > maximumLength {
            return "Please write at most \(maximumLength) characters; these are \(length)."
        }
        if type.description == "email", !Self.isEmail(text) { return "This is no e-mail address." }
        let pattern = pattern.description
        if !pattern.isEmpty, let expression = try? Regex(pattern), (try? expression.wholeMatch(in: text)) == nil {
            return "Please write \(patternInWords)."
        }
        return nil
    }

    func problem(with number: Int) -> String? {
        if let minimum, number < minimum { return "Please choose at least \(minimum)." }
        if let maximum, number > maximum { return "Please choose at most \(maximum)." }
        return nil
    }

    /// Whether there is something in it but spaces and characters without a shape, of which names could be made that are
    /// nobody's.
    static func canBeSeen(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            let properties = scalar.properties
            return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
                && properties.generalCategory != .control
                && properties.generalCategory != .format
        }
    }

    /// What browsers take for an address (https://html.spec.whatwg.org/#valid-e-mail-address).
    static func isEmail(_ text: String) -> Bool {
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, text.utf8.count <= 254 else { return false }
        let special = Set(".!#$%&'*+/=?^_`{|}~-".utf8)
        guard halves[0].allSatisfy({ isAlphanumeric($0) || special.contains($0) }) else { return false }
        return halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
            return isAlphanumeric(first) && isAlphanumeric(last)
                && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
#endif
