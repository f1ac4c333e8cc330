#if Server
import Martlet

extension Aerie {
    /// Answers what is no page.
    public static func respond(to request: Request) async throws -> Response {
        switch request.path {
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
