#if Server
import MartletCore

/// The site's routes, found by path.
struct RouteTable: Sendable {
    let routes: [Route]
    /// The routes that can match a path, by its first segment; those that begin with a parameter are among all.
    private let byFirstSegment: [String: [Int]]
    private let others: [Int]
    /// Pages without parameters by their paths: nothing fits such a path better.
    private let plain: [String: Int]

    init(_ routes: [Route]) {
        self.routes = routes
        var byFirst: [String: [Int]] = [:]
        var others: [Int] = []
        var plain: [String: Int] = [:]
        for (index, route) in routes.enumerated() {
            guard let pattern = route.pattern else { continue }
            let text = pattern.text.description
            if !text.utf8.contains(UInt8(ascii: "{")), plain[text] == nil { plain[text] = index }
            let first = pattern.text.description.split(separator: "/").first ?? ""
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

    /// The best route for a path, by its number, and what its parameters are.
    /// - Parameters:
    ///   - path: The path as it was sent.
    ///   - segments: Its decoded segments.
    func match(_ path: String, _ segments: [String]) -> (index: Int, captures: [ArraySlice<String>])? {
        if let index = plain[path] { return (index, []) }
        // One page has one address: `//photos//7` is not that of `/photos/7`.
        guard !segments.contains(where: \.isEmpty) else { return nil }
        // Matching goes by the slashes; one inside a decoded segment must not count.
        let path = segments.flatMap { PercentEncoding.pathSegment($0) }
        var best: (index: Int, score: UInt64)?
        path.withUnsafeBufferPointer { bytes in
            for index in (byFirstSegment[segments.first ?? ""] ?? []) + others {
                guard let score = routes[index].pattern?.match(bytes) else { continue }
                if best == nil || score > best!.score { best = (index, score) }
            }
        }
        guard let best, let pattern = routes[best.index].pattern else { return nil }
        return (best.index, pattern.captures(segments))
    }

    /// The error pages around a route, innermost first; the outermost of all if there was no route or none is around it.
    func errorRoutes(for index: Int?) -> [Int] {
        let candidates = routes.indices.filter { routes[$0].page.fail != nil }
        let around = index.map { index in
            candidates.filter { candidate in
                // Inside the same layouts, not only in as many.
                let layouts = routes[candidate].layouts
                return layouts.count <= routes[index].layouts.count
                    && zip(layouts, routes[index].layouts).allSatisfy { $0 === $1 }
            }
        }
        if let around, !around.isEmpty { return around.sorted { routes[$0].layouts.count > routes[$1].layouts.count } }
        return candidates.min { routes[$0].layouts.count < routes[$1].layouts.count }.map { [$0] } ?? []
    }
}
#endif
