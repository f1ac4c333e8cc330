#if Server
import MartletCore

/// 1. Match: finds the pattern that fits a path best.
package struct RouteIndex: Sendable {
    private let patterns: [RoutePattern?]
    /// The patterns that can match a path, by its first segment; those that begin with a parameter are among all.
    private let byFirstSegment: [String: [Int]]
    private let others: [Int]
    /// Patterns without parameters by their paths: nothing fits such a path better.
    private let plain: [String: Int]

    /// - Parameter patterns: nil for what is found by no path.
    package init(_ patterns: [RoutePattern?]) {
        self.patterns = patterns
        var byFirst: [String: [Int]] = [:]
        var others: [Int] = []
        var plain: [String: Int] = [:]
        for (index, pattern) in patterns.enumerated() {
            guard let text = pattern?.text.description else { continue }
            if !text.utf8.contains(UInt8(ascii: "{")), plain[text] == nil { plain[text] = index }
            let first = text.split(separator: "/").first ?? ""
            if first.hasPrefix("{") {
                others.append(index)
            } else {
                let decoded = PercentEncoding.decodeStrictly(first.utf8) ?? Array(first.utf8)
                byFirst[String(decoding: decoded, as: UTF8.self), default: []].append(index)
            }
        }
        byFirstSegment = byFirst
        self.others = others
        self.plain = plain
    }

    /// The best pattern for a path, by its number, and what its parameters are.
    /// - Parameters:
    ///   - path: The path as it was sent.
    ///   - segments: Its decoded segments.
    package func match(_ path: String, _ segments: [String]) -> (index: Int, captures: [ArraySlice<String>])? {
        if let index = plain[path] { return (index, []) }
        // One page has one address: `//photos//7` is not that of `/photos/7`.
        guard !segments.contains(where: \.isEmpty) else { return nil }
        // Matching goes by the slashes; one inside a decoded segment must not count.
        let path = segments.flatMap { PercentEncoding.pathSegment($0) }
        var best: (index: Int, score: UInt64)?
        path.withUnsafeBufferPointer { bytes in
            func consider(_ index: Int) {
                guard let score = patterns[index]?.match(bytes) else { return }
                if best == nil || score > best!.score { best = (index, score) }
            }
            byFirstSegment[segments.first ?? ""]?.forEach(consider)
            others.forEach(consider)
        }
        guard let best, let pattern = patterns[best.index] else { return nil }
        return (best.index, pattern.captures(segments))
    }

    /// The patterns that are found by no path, since an earlier one has the same address: their numbers, and the earlier ones'.
    package var hidden: [(index: Int, by: Int)] {
        var first: [String: Int] = [:]
        return patterns.enumerated().compactMap { index, pattern in
            guard let shape = pattern?.shape else { return nil }
            if let earlier = first[shape] { return (index, earlier) }
            first[shape] = index
            return nil
        }
    }
}
#endif
