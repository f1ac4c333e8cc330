#if Server
import MartletCore

/// The site's routes, found by path.
struct RouteTable: Sendable {
    let routes: [Route]
    /// The routes that can match a path, by its first segment; those that begin with a parameter are among all.
    private let byFirstSegment: [String: [Int]]
    private let others: [Int]

    init(_ routes: [Route]) {
        self.routes = routes
        var byFirst: [String: [Int]] = [:]
        var others: [Int] = []
        for (index, route) in routes.enumerated() {
            guard let pattern = route.pattern else { continue }
            let first = pattern.text.description.split(separator: "/").first.map(String.init) ?? ""
            if first.hasPrefix("{") { others.append(index) } else { byFirst[first, default: []].append(index) }
        }
        byFirstSegment = byFirst
        self.others = others
    }

    /// The best route for a path, by its number, and what its parameters are.
    /// - Parameter segments: The decoded segments of the path.
    func match(_ segments: [String]) -> (index: Int, captures: [ArraySlice<String>])? {
        // Matching compares escaped bytes; a decoded segment with a slash in it must not count as two.
        let path = "/" + segments.map { $0.contains("/") ? $0.replacing("/", with: "\u{1}") : $0 }.joined(separator: "/")
        var best: (index: Int, score: UInt64)?
        var path8 = path
        path8.withUTF8 { bytes in
            for index in (byFirstSegment[segments.first ?? ""] ?? []) + others {
                guard let score = routes[index].pattern?.match(bytes) else { continue }
                if best == nil || score > best!.score { best = (index, score) }
            }
        }
        guard let best, let pattern = routes[best.index].pattern else { return nil }
        return (best.index, pattern.captures(segments))
    }

    /// The innermost error page around a route, or the outermost of all if there was no route.
    func errorRoute(for index: Int?) -> Int? {
        let candidates = routes.indices.filter { routes[$0].page.fail != nil }
        guard let index else { return candidates.min { routes[$0].layouts.count < routes[$1].layouts.count } }
        // Error pages come right before the pages of their layout, so the nearest before the route that has no more layouts.
        return candidates.last { $0 < index && routes[$0].layouts.count <= routes[index].layouts.count }
            ?? candidates.first
    }
}
#endif
