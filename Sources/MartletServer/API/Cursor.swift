#if Server
import MartletJSON

/// Where the next page of a list begins: the numbers by which the list is sorted, of its last element.
///
/// A list with a cursor loses and repeats nothing when elements come or go meanwhile, and its thousandth page is as quick as its first:
/// `WHERE (published_at, id) < (\(cursor[0]), \(cursor[1])) ORDER BY published_at DESC, id DESC LIMIT …`.
public struct Cursor: Sendable, Equatable {
    /// Numbers from 0.
    public let values: [Int64]

    public init(_ values: Int64...) { self.values = values.map { max(0, $0) } }

    /// Reads `1732197600000.42`.
    init?(_ text: String, parts: Int) {
        let texts = text.split(separator: ".", omittingEmptySubsequences: false)
        let values = texts.compactMap { part in
            1...18 ~= part.utf8.count && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
                ? Int64(part) : nil
        }
        guard texts.count == parts, values.count == parts else { return nil }
        self.values = values
    }

    public subscript(index: Int) -> Int64 { index < values.count ? values[index] : 0 }

    /// As it travels.
    public var text: String { values.map(String.init).joined(separator: ".") }

    static func pattern(parts: Int) -> String {
        "^" + Array(repeating: "[0-9]{1,18}", count: parts).joined(separator: "\\.") + "$"
    }
}

/// A part of a list.
public struct Paged<Element: APIType>: APIType {
    public let items: [Element]
    /// The cursor of the page behind this one; nil on the last.
    public let next: String?

    /// - Parameters:
    ///   - elements: up to one more than `limit`: the one too many says that there is another page.
    ///   - limit: how many are on a page.
    ///   - cursor: where the list goes on behind an element.
    public init(_ elements: [Element], limit: Int, cursor: (Element) -> Cursor) {
        items = Array(elements.prefix(limit))
        next = elements.count > limit ? items.last.map { cursor($0).text } : nil
    }

    private init(items: [Element], next: String?) {
        self.items = items
        self.next = next
    }

    public static var example: Paged { Paged(items: [Element.example], next: nil) }

    public init(from json: inout JSONReader) throws(JSONError) {
        var (items, next): ([Element]?, String?) = (nil, nil)
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "items": items = try json.read()
            case "next": next = try json.read()
            default: try json.skipValue()
            }
        }
        guard let items else { throw json.fail(.missingKey("items")) }
        self.init(items: items, next: next)
    }

    public func encode(to json: inout JSONWriter) {
        json.beginObject()
        json.key("items")
        json.write(items)
        json.key("next")
        json.write(next)
        json.endObject()
    }
}
#endif
