#if Server
import MartletCore

/// How a document begins, up to what depends on the page: sent with it, or ahead of it while the loaders run.
struct DocumentStart {
    private(set) var html: String
    /// The head's elements among it that a page could say again.
    private(set) var elements: Set<String> = []

    init(language: String, attributes: [(name: String, value: String)]) {
        html = "<!DOCTYPE html><html lang=\"" + Self.escaped(language)
        for (name, value) in attributes { html += "\" \(name)=\"\(Self.escaped(value))" }
        html +=
            "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    }

    /// Adds elements of the head.
    mutating func add(_ heads: [String]) {
        for element in heads where elements.insert(element).inserted { html += element }
    }

    /// Text as it stands between quotes or tags.
    static func escaped(_ text: String) -> String {
        // By the writer, byte for byte: a `Character` joins a quote with a combining mark after it.
        HTMLRenderer.render(hydratable: false) {
            HTMLWriter.write(text)
        } consume: { bytes, _ in
            String(decoding: bytes, as: UTF8.self)
        }
    }
}
#endif
