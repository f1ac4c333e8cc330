#if Server
import Martlet

/// `/robots.txt` and `/sitemap.xml`: what search engines read first.
enum Sitemap {
    /// As many as one file may have (https://www.sitemaps.org/protocol.html).
    private static let limit = 50_000

    static func robots(_ request: Request) -> Response {
        .text("User-agent: *\nDisallow: /_martlet/\nSitemap: \(request.origin)/sitemap.xml\n")
    }

    static func respond(to request: Request) async throws -> Response {
        let (tags, photographers, photos) = try await request.database.read { database in
            (
                try database.values(String.self, "SELECT name FROM tag ORDER BY name"),
                try database.values(String.self, "SELECT handle FROM photographer ORDER BY handle"),
                try database.values(Int.self, "SELECT id FROM photo ORDER BY published_at DESC, id LIMIT \(limit)")
            )
        }
        var links = [HomePage.link(), TagsPage.link(), SearchPage.link(), AboutPage.link()]
        links += tags.map { TagPage.link(name: $0) }
        links += photographers.map { PhotographerPage.link(handle: $0) }
        links += photos.map { PhotoPage.link(id: $0) }
        var xml =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        // `link` leaves nothing in an address that XML would want escaped but `&`, and these have none.
        for link in links.prefix(limit) { xml += "<url><loc>\(request.origin)\(link)</loc></url>\n" }
        var response = Response.text(xml + "</urlset>\n")
        response.headers[.contentType] = "application/xml; charset=utf-8"
        return response
    }
}
#endif
