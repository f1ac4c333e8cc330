#if Server
extension RoutePattern {
    /// What the parameters of a path that matches are, in the order of the pattern; of a catch-all, all that is left.
    public func captures(_ segments: [String]) -> [ArraySlice<String>] {
        var captured: [ArraySlice<String>] = []
        var pattern = Segments(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        var rest = segments[...]
        while let wanted = pattern.next() {
            switch Segments.kind(wanted) {
            case .catchAll:
                captured.append(rest)
                return captured
            case .parameter: captured.append(rest.prefix(1))
            case .literal: break
            }
            rest = rest.dropFirst()
        }
        return captured
    }

    /// The pattern without the names of its parameters: what two patterns have in common that fit the same paths.
    package var shape: String {
        var shape = ""
        var pattern = Segments(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        while let segment = pattern.next() {
            switch Segments.kind(segment) {
            case .catchAll: shape += "/{...}"
            case .parameter: shape += "/{}"
            case .literal: shape += "/" + String(decoding: segment, as: UTF8.self)
            }
        }
        return shape
    }
}
#endif
