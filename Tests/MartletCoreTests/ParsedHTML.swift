import MartletCore

/// What a browser makes of a piece of HTML: its nodes, read by the rules of the HTML Living Standard, §13.2, as far as
/// well-formed markup needs them. References, line ends, NUL, raw text and void elements are as there.
indirect enum ParsedNode: Equatable {
    case element(String, [ParsedAttribute], [ParsedNode])
    case text(String)
    case comment(String)

    /// All nodes of `html`, or nil if it is not well-formed.
    static func all(in html: String) -> [ParsedNode]? {
        var reader = HTMLReader(html)
        let nodes = reader.nodes(in: nil)
        return reader.isAtEnd && !reader.failed ? nodes : nil
    }

    /// The attributes and the text of the only element in `html`.
    static func only(in html: String) -> (name: String, attributes: [ParsedAttribute], text: String)? {
        guard let nodes = all(in: html), nodes.count == 1,
            case .element(let name, let attributes, let children) = nodes[0]
        else { return nil }
        var text = ""
        for case .text(let part) in children { text += part }
        return (name, attributes, text)
    }
}

struct ParsedAttribute: Equatable {
    let name: String
    let value: String
}

private struct HTMLReader {
    private var bytes: [UInt8] = []
    private var i = 0
    var failed = false
    var isAtEnd: Bool { i == bytes.count }

    private static let void: Set = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    init(_ html: String) {
        // "Normalize newlines" comes before all else.
        for byte in html.utf8 {
            if byte == 10, bytes.last == 13 { bytes.removeLast() }
            bytes.append(byte)
        }
        bytes = bytes.map { $0 == 13 ? 10 : $0 }
    }

    private func starts(with text: String) -> Bool { bytes[i...].starts(with: text.utf8) }

    private mutating func upTo(_ text: String) -> [UInt8] {
        let start = i
        while !isAtEnd, !starts(with: text) { i += 1 }
        if isAtEnd { failed = true }
        return Array(bytes[start..<i])
    }

    mutating func nodes(in parent: String?) -> [ParsedNode] {
        var nodes: [ParsedNode] = []
        while !isAtEnd, !failed {
            if starts(with: "</") { return nodes }
            if starts(with: "<!--") {
                i += 4
                nodes.append(.comment(String(decoding: upTo("-->"), as: UTF8.self)))
                i = min(i + 3, bytes.count)
            } else if bytes[i] == UInt8(ascii: "<") {
                nodes.append(element())
            } else {
                let start = i
                while !isAtEnd, bytes[i] != UInt8(ascii: "<") { i += 1 }
                nodes.append(.text(Self.decoded(bytes[start..<i].filter { $0 != 0 })))
            }
        }
        return nodes
    }

    private mutating func name() -> String {
        let start = i
        while !isAtEnd, ![32, 10, 9, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains(bytes[i]) {
            i += 1
        }
        return String(decoding: bytes[start..<i], as: UTF8.self)
    }

    private mutating func element() -> ParsedNode {
        i += 1
        let tag = name()
        var attributes: [ParsedAttribute] = []
        while !isAtEnd, bytes[i] == 32 {
            i += 1
            let attribute = name()
            guard starts(with: "=\""), !attributes.contains(where: { $0.name == attribute }) else {
                failed = true
                return .text("")
            }
            i += 2
            let value = upTo("\"").flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
            attributes.append(ParsedAttribute(name: attribute, value: Self.decoded(value)))
            i = min(i + 1, bytes.count)
        }
        guard starts(with: ">") else {
            failed = true
            return .text("")
        }
        i += 1
        if Self.void.contains(tag) { return .element(tag, attributes, []) }
        if tag == "pre" || tag == "textarea", starts(with: "\n") { i += 1 }
        var children: [ParsedNode]
        switch tag {
        case "script", "style": children = [.text(String(decoding: upTo("</\(tag)"), as: UTF8.self))]
        case "title", "textarea": children = [.text(Self.decoded(upTo("</\(tag)")))]
        default: children = nodes(in: tag)
        }
        if children == [.text("")] { children = [] }
        if starts(with: "</\(tag)>") { i += tag.utf8.count + 3 } else { failed = true }
        return .element(tag, attributes, children)
    }

    /// With references replaced by what they stand for.
    private static func decoded(_ bytes: [UInt8]) -> String {
        let references: [(String, UInt8)] = [("&amp;", 38), ("&lt;", 60), ("&gt;", 62), ("&quot;", 34), ("&#13;", 13)]
        var result: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if let (reference, byte) = references.first(where: { bytes[i...].starts(with: $0.0.utf8) }) {
                result.append(byte)
                i += reference.utf8.count
            } else {
                result.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
