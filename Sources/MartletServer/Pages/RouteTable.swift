#if Server
import MartletCore

/// The site's routes, found by path.
struct RouteTable: Sendable {
    let routes: [Route]
    private let index: RouteIndex

    init(_ routes: [Route]) {
        self.routes = routes
        index = RouteIndex(routes.map(\.pattern))
    }

    /// The best route for a path, by its number, and what its parameters are.
    func match(_ path: String, _ segments: [String]) -> (index: Int, captures: [ArraySlice<String>])? {
        index.match(path, segments)
    }

    /// What is wrong with the routes together: a sentence for each page that nobody gets to see.
    var mistakes: [String] {
        index.hidden.map { index, earlier in
            "\(routes[index].page.name) is never shown: \(routes[earlier].page.name) comes before it and has the same address, "
                + "\(routes[earlier].name ?? "")"
        }
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
