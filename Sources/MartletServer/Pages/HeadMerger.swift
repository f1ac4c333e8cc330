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

    /// All but what has been sent ahead.
    func html(without sent: Set<String>) -> String {
        order.compactMap { elements[$0] }.filter { !sent.contains($0) }.joined()
    }

    /// What no view further in can replace: style sheets, preloads, icons. None of it if there is a `base`, which must stand in
    /// front of them and which the page may replace.
    var settled: [String] {
        elements["base"] == nil ? order.filter { $0.utf8.first == UInt8(ascii: "#") }.compactMap { elements[$0] } : []
    }

    /// The elements, each on its own. Read as bytes: a `Character` joins a quote or a bracket with a combining mark after it.
    static func elements(of html: String) -> [String] {
        var result: [String] = []
        var rest = html.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            guard let tagEnd = endOfTag(rest) else { break }
            var end = tagEnd
            for name in ["title", "style", "script", "noscript", "template"]
            where rest.dropFirst().starts(with: name.utf8) {
                if let close = HeadMerger.end(of: "</\(name)>", in: rest) { end = close }
            }
            result.append(String(decoding: rest[..<end], as: UTF8.self))
            rest = rest[end...]
        }
        return result
    }

    private static func endOfTag(_ text: Substring.UTF8View) -> String.Index? {
        var quoted = false
        for index in text.indices {
            if text[index] == UInt8(ascii: "\"") { quoted.toggle() }
            if text[index] == UInt8(ascii: ">"), !quoted { return text.index(after: index) }
        }
        return nil
    }

    private static func key(of element: String) -> String? {
        let bytes = element.utf8
        if bytes.starts(with: "<title".utf8) { return "title" }
        if bytes.starts(with: "<base".utf8) { return "base" }
        for attribute in ["name", "property"] where bytes.starts(with: "<meta".utf8) {
            if let value = value(of: attribute, in: element) {
                // One colour for light, one for dark.
                return "meta \(attribute) \(value) \(HeadMerger.value(of: "media", in: element) ?? "")"
            }
        }
        if bytes.starts(with: "<link".utf8), value(of: "rel", in: element) == "canonical" { return "canonical" }
        return nil
    }

    private static func value(of attribute: String, in element: String) -> String? {
        guard let start = end(of: " \(attribute)=\"", in: element.utf8[...]) else { return nil }
        let value = element.utf8[start...].prefix { $0 != UInt8(ascii: "\"") }
        return String(decoding: value, as: UTF8.self)
    }

    /// Where the first `part` in the text ends. By hand: the library's search goes through existentials for each byte, and a
    /// head is searched on every request.
    private static func end(of part: String, in text: Substring.UTF8View) -> String.Index? {
        let part = Array(part.utf8)
        var start = text.startIndex
        while let found = text[start...].firstIndex(of: part[0]) {
            if text[found...].starts(with: part) { return text.index(found, offsetBy: part.count) }
            start = text.index(after: found)
        }
        return nil
    }
}
#endif
