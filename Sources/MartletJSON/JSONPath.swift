/// The way from the root of a JSON text to a value in it, such as `comments[3].author.name`.
public struct JSONPath: Sendable {
    /// One step: into an object by key, or into an array by index from 0.
    public enum Element: Sendable {
        case key(String)
        case index(Int)
    }

    /// The steps, outermost first; none at the root.
    public var elements: [Element]

    public init(_ elements: [Element] = []) { self.elements = elements }
}

extension JSONPath: CustomStringConvertible {
    /// The steps as one would write them in Swift; a key that is not a plain word stands in brackets and quotes.
    public var description: String {
        var text = MessageText()
        write(to: &text)
        return text.string
    }

    func write(to text: inout MessageText) {
        for element in elements {
            switch element {
            case .index(let index):
                text.append("[")
                text.append(index)
                text.append("]")
            case .key(let key):
                let isPlain = Self.isPlain(key)
                text.append(isPlain ? text.isEmpty ? "" : "." : "[\"")
                text.append(key)
                if !isPlain { text.append("\"]") }
            }
        }
    }

    private static func isPlain(_ key: String) -> Bool {
        var isPlain = false
        key.withUTF8Bytes { bytes in
            isPlain = !bytes.isEmpty
            for byte in bytes {
                let isWord =
                    byte >= 0x80 || byte == UInt8(ascii: "_") || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
                if !isWord { isPlain = false }
            }
        }
        return isPlain
    }
}
