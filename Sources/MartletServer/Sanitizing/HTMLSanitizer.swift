#if Server
import CHTMLReader

/// Makes safe HTML of what a visitor wrote: of anything, only an allow-list comes through.
///
///     let comment = try HTMLSanitizer().sanitize("<b>Lovely</b> <script>…</script>")
///     comment.html      // "<b>Lovely</b> ", to be shown unescaped
///     comment.text      // "Lovely ", for a notification or a title
///
/// libxml2 reads the markup, however broken; what is written is new, with its own escaping, from the elements `b`,
/// `strong`, `i`, `em`, `code`, `pre`, `p`, `br` and `a`, without any attribute but a link's address. Nothing is written that a browser
/// would read as another tree than the one that was meant: blocks stand at the top only, links do not nest, nesting is
/// shallow. So there is no second reading by which a text could turn into a script.
public struct HTMLSanitizer: Sendable {
    /// The longest text that is taken, in bytes.
    public var limit: Int

    public init(limit: Int = 64 * 1024) { self.limit = limit }

    /// The safe part of `html`.
    /// - Throws: ``HTTPError`` 413 for a text over the limit.
    public func sanitize(_ html: String) throws(HTTPError) -> SanitizedHTML {
        guard html.utf8.count <= limit else {
            throw HTTPError(.contentTooLarge, "The text is longer than \(limit) bytes.")
        }
        var writer = SafeHTMLWriter()
        // Inside a body, or the library would put a text into a paragraph of its own accord.
        let bytes = Array("<html><body>".utf8) + Self.characters(of: html)
        let document = bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chtml_read($0.baseAddress, $0.count) }
        }
        guard let document else { return writer.result }
        defer { chtml_free(document) }
        if let root = chtml_root(document) { writer.walk(root) }
        return writer.result
    }

    /// Without what is no character in HTML, and without what turns the direction of the text around it.
    private static func characters(of text: String) -> [UInt8] {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x00...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF:
                continue
            case let value where value & 0xFFFE == 0xFFFE: continue
            default: kept.append(scalar)
            }
        }
        return Array(String(kept).utf8)
    }
}

/// What ``HTMLSanitizer`` let through.
public struct SanitizedHTML: Sendable, Equatable {
    /// Safe to be written into a page as it is, inside an element that takes blocks: `div`, `article`, `li`.
    public let html: String
    /// The text alone, not escaped.
    public let text: String

    /// Whether there is nothing to be seen.
    public var isEmpty: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
#endif
