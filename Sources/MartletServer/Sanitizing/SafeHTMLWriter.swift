#if Server
import CHTMLReader
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes the allowed part of a tree that libxml2 has read.
struct SafeHTMLWriter {
    /// How deep elements may be nested; what is deeper loses its tags.
    private static let deepest = 12

    private var html: [UInt8] = []
    private var text: [UInt8] = []
    /// The elements that are open in what has been written, and the nodes they were written for.
    private var open: [(name: StaticString, node: OpaquePointer, start: Int, content: Int)] = []

    var result: SanitizedHTML {
        SanitizedHTML(html: String(decoding: html, as: UTF8.self), text: String(decoding: text, as: UTF8.self))
    }

    /// Writes a node and all below it. A loop and no recursion: nobody's nesting is deeper than the stack.
    mutating func walk(_ root: OpaquePointer) {
        var node = root
        while true {
            if enter(node), let child = chtml_first_child(node) {
                node = child
                continue
            }
            leave(node)
            // The next sibling, or that of the nearest ancestor that has one.
            while node != root, chtml_next(node) == nil, let parent = chtml_parent(node) {
                node = parent
                leave(node)
            }
            guard node != root, let next = chtml_next(node) else { return }
            node = next
        }
    }

    /// Writes what stands before a node's children.
    /// - Returns: whether the children are to be looked at.
    private mutating func enter(_ node: OpaquePointer) -> Bool {
        switch chtml_kind_of(node) {
        case CHTML_TEXT:
            write(text: chtml_text(node))
            return false
        case CHTML_ELEMENT:
            let name = String(cString: chtml_name(node)).lowercased()
            if Self.dropped.contains(name) { return false }
            if name == "br" {
                html += "<br>".utf8
                text.append(10)
                return false
            }
            if open.count < Self.deepest { begin(name, node) }
            return true
        default:
            return false
        }
    }

    private mutating func begin(_ name: String, _ node: OpaquePointer) {
        switch name {
        case "b": begin("b", node, "<b>")
        case "strong": begin("strong", node, "<strong>")
        case "i": begin("i", node, "<i>")
        case "em": begin("em", node, "<em>")
        case "code": begin("code", node, "<code>")
        // Inside anything else a browser would end that first.
        case "p" where open.isEmpty: begin("p", node, "<p>")
        case "pre" where open.isEmpty: begin("pre", node, "<pre>")
        case "a":
            let isNested = open.contains { $0.name.description == "a" }
            guard !isNested, let address = Self.address(of: node) else { return }
            begin("a", node, "<a href=\"\(address)\" rel=\"nofollow ugc noopener\">")
        default: break
        }
    }

    private mutating func begin(_ name: StaticString, _ node: OpaquePointer, _ tag: String) {
        let start = html.count
        html += tag.utf8
        open.append((name, node, start, html.count))
    }

    private mutating func leave(_ node: OpaquePointer) {
        guard let last = open.last, last.node == node else { return }
        open.removeLast()
        // What holds nothing is not written.
        guard html.count > last.content else { return html.removeSubrange(last.start...) }
        html += "</\(last.name)>".utf8
        if open.isEmpty, last.name.description.hasPrefix("p") { text.append(10) }
    }

    private mutating func write(text content: UnsafePointer<CChar>) {
        var bytes = UnsafeBufferPointer(start: content, count: strlen(content))[...]
        // Browsers drop one line break at the beginning of `pre`: one that stands alone is none, and of two, both are needed.
        if let last = open.last, last.name.description == "pre", html.count == last.content, bytes.first == 10,
            bytes.dropFirst().first != 10
        {
            bytes = bytes.dropFirst()
        }
        for byte in bytes.lazy.map(UInt8.init(bitPattern:)) {
            Self.escape(byte, into: &html)
            text.append(byte)
        }
    }

    private static func escape(_ byte: UInt8, into html: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): html += "&amp;".utf8
        case UInt8(ascii: "<"): html += "&lt;".utf8
        case UInt8(ascii: ">"): html += "&gt;".utf8
        case UInt8(ascii: "\""): html += "&quot;".utf8
        case UInt8(ascii: "'"): html += "&#39;".utf8
        case UInt8(ascii: "`"): html += "&#96;".utf8
        default: html.append(byte)
        }
    }

    /// A link's address, escaped; nil unless it is one of the web or of mail.
    private static func address(of node: OpaquePointer) -> String? {
        guard let value = chtml_attribute(node, "href") else { return nil }
        defer { free(value) }
        // As browsers read it: without blanks around it, without line breaks and tabs in it (https://url.spec.whatwg.org).
        let bytes = Array(String(cString: value).utf8).filter { $0 != 9 && $0 != 10 && $0 != 13 }
        let plain = bytes.drop { $0 <= 0x20 }
        guard (8...2048).contains(plain.count),
            plain.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        let lower = String(decoding: plain.prefix(8), as: UTF8.self).lowercased()
        let isWeb = ["http://", "https://"].contains { scheme in
            guard lower.hasPrefix(scheme), let first = plain.dropFirst(scheme.utf8.count).first else { return false }
            return first != UInt8(ascii: "/") && first != UInt8(ascii: "?") && first != UInt8(ascii: "#")
        }
        guard isWeb || lower.hasPrefix("mailto:") else { return nil }
        var escaped: [UInt8] = []
        for byte in plain { escape(byte, into: &escaped) }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// Elements whose content was not meant to be read, or is read by other rules.
    private static let dropped: Set<String> = [
        "script", "style", "template", "noscript", "iframe", "noembed", "noframes", "object", "embed", "applet", "svg",
        "math",
        "head", "title", "textarea", "select", "xmp", "plaintext", "audio", "video", "canvas", "frameset",
    ]
}
#endif
