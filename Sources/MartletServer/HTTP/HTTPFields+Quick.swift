#if Server
import HTTPTypes
import MartletJSON

// The library's subscript makes sequences, and joins them, for fields that may be there more than once. Those that a page has
// are there once; a response is asked for a dozen, at a microsecond's tenth each instead of one.
extension HTTPFields {
    /// The value of the first field of this name.
    func first(_ name: HTTPField.Name) -> String? {
        for field in self where field.name == name { return field.value }
        return nil
    }

    /// Sets a field that is not there yet.
    mutating func setIfMissing(_ name: HTTPField.Name, _ value: String) {
        if !contains(name) { append(HTTPField(name: name, value: value)) }
    }
}

extension String {
    /// Whether `part` stands in it, byte for byte. Foundation's search, which `contains` may be, takes a microsecond for a header.
    func hasBytes(_ part: StaticString) -> Bool {
        withUTF8Bytes { bytes in
            let count = part.utf8CodeUnitCount
            guard count > 0, bytes.count >= count else { return count == 0 }
            return (0...bytes.count - count).contains { start in
                (0..<count).allSatisfy { bytes[start + $0] == part.utf8Start[$0] }
            }
        }
    }
}
#endif
