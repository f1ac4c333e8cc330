#if Server
import Martlet

extension Aerie {
    /// Answers what is no page.
    public static func respond(to request: Request) async throws -> Response {
        if request.segments.count == 3, request.segments.starts(with: ["events", "photos"]),
            let photo = Int(request.segments[2])
        {
            let hub = try request.services.require(EventHub.self)
            return try await MethodTable([.get: { hub.response(to: $0, topics: ["photo \(photo)"]) }]).respond(
                to: request)
        }
        return switch request.path {
        case "/theme":
            try await MethodTable([.post: { try await ThemeChoice.respond(to: $0) }]).respond(to: request)
        case "/robots.txt":
            try await MethodTable([.get: { Sitemap.robots($0) }]).respond(to: request)
        case "/sitemap.xml":
            try await MethodTable([.get: { try await Sitemap.respond(to: $0) }]).respond(to: request)
        default:
            throw NotFound()
        }
    }
}
#endif
