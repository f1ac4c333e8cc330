#if Server
/// Merges what layouts and the page say in the document's head: of what can be there once, the innermost wins and stands
/// where the outermost stood.
///
/// Once there are `title`, `base`, a `meta` of one name or property (and medium), and `link`s that are canonical; everything else adds up.
struct HeadMerger {
    private var order: [String] = []
    private var elements: [String: String] = [:]
    private var unkeyed = 0

    /// Adds the elements of a head, written by our own writer: well-formed, double quotes.
    mutating func add(_ html: String) {
        for element in HeadMerger.elements(of: html) {
            var key = HeadMerger.key(of: element)
            if key == nil {
                key = "#\(unkeyed)"
                unkeyed += 1
            }
            if elements.updateValue(element, forKey: key!) == nil { order.append(key!) }
        }
    }

    var html: String { order.compactMap { elements[$0] }.joined() }

    /// The merged elements, each on its own.
    static func elements(of html: String) -> [String] {
        var result: [String] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            let name = rest.dropFirst().prefix { $0.isLetter }
            guard let tagEnd = HeadMerger.endOfTag(rest) else { break }
            var end = tagEnd
            if ["title", "style", "script", "noscript", "template"].contains(name),
                let close = rest.range(of: "</\(name)>")
            {
                end = close.upperBound
            }
            result.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return result
    }

    private static func endOfTag(_ text: Substring) -> Substring.Index? {
        var quoted = false
        for index in text.indices {
            if text[index] == "\"" { quoted.toggle() }
            if text[index] == ">", !quoted { return text.index(after: index) }
        }
        return nil
    }

    private static func key(of element: String) -> String? {
        if element.hasPrefix("<title") { return "title" }
        if element.hasPrefix("<base") { return "base" }
        for attribute in ["name", "property"] where element.hasPrefix("<meta") {
            if let value = value(of: attribute, in: element) {
                // One colour for light, one for dark.
                return "meta \(attribute) \(value) \(HeadMerger.value(of: "media", in: element) ?? "")"
            }
        }
        if element.hasPrefix("<link"), value(of: "rel", in: element) == "canonical" { return "canonical" }
        return nil
    }

    private static func value(of attribute: String, in element: String) -> Substring? {
        guard let start = element.range(of: " \(attribute)=\"") else { return nil }
        return element[start.upperBound...].prefix { $0 != "\"" }
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The first place of `other`, without Foundation.
    fileprivate func range(of other: String) -> Range<Index>? { ranges(of: other).first }
}
#endif
