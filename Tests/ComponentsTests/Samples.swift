import HTTPTypes
import Martlet
import NIOCore

@testable import Components

/// Credits of three photographs by two photographers, one of whom is hostile.
enum Samples {
    static func credits() throws -> Credits {
        try Credits(
            photos: """
                [
                {"slug": "owl", "title": "Owl", "author": "Ana Büchele", "handle": "ana", "licence": "CC0-1.0",
                 "licenceURL": "https://creativecommons.org/publicdomain/zero/1.0/", "source": "https://a.example/1, page 2",
                 "changes": "resized", "width": 1600, "height": 1200, "colour": "#102030",
                 "files": [{"file": "owl-400.webp", "width": 400}, {"file": "owl-800.webp", "width": 800},
                    {"file": "owl-1600.webp", "width": 1600}],
                 "caption": "An owl at dusk.", "alt": "An owl on a branch.", "tags": ["birds", "night"], "unknown": 1},
                {"slug": "x", "title": "<script>alert(1)</script>", "author": "</title>\\"Eve\\" & <b>", "handle": "eve",
                 "licence": "CC-BY-4.0", "licenceURL": "javascript:alert(1)", "source": "nowhere", "changes": "",
                 "width": 600, "height": 900, "colour": "red;}</style>", "files": [{"file": "x-600.webp", "width": 600}],
                 "caption": "</script><img src=x onerror=alert(1)>", "alt": "\\"><svg onload=alert(1)>",
                 "tags": ["<i>", "night"]},
                {"slug": "moth", "title": "Moth", "author": "Ana Büchele", "handle": "ana", "licence": "CC0-1.0",
                 "licenceURL": "https://creativecommons.org/publicdomain/zero/1.0/", "source": "http://a.example/3",
                 "changes": "", "width": 640, "height": 480, "colour": "#405060",
                 "files": [{"file": "moth-640.webp", "width": 640}], "caption": "A moth.", "alt": "A moth on glass.",
                 "tags": ["night"]}
                ]
                """,
            photographers: """
                [{"handle": "ana", "name": "Ana Büchele", "biography": "Birds & moths."},
                 {"handle": "eve", "name": "</title>\\"Eve\\" & <b>", "biography": "<script>alert(2)</script>"}]
                """)
    }

    /// A database in memory with the sample photographs, and made-up ones up to `wanted`.
    static func database(wanted: Int = 0) async throws -> Database {
        let database = try Database(inMemory: Aerie.migrations)
        _ = try await Aerie.seed(database, with: try credits(), wanted: wanted)
        return database
    }
}

/// The site without sockets.
struct TestSite {
    let database: Database
    private let handler: PageHandler<Aerie>

    /// - Parameter isInteractive: whether pages go on in the browser.
    init(wanted: Int = 0, isInteractive: Bool = false) async throws {
        database = try await Samples.database(wanted: wanted)
        let files = BrowserFiles(script: "/assets/martlet.js", module: "/assets/site.wasm", loader: "loader()")
        handler = PageHandler(
            site: Aerie(), browser: isInteractive ? files : nil, fallback: { try await Aerie.respond(to: $0) })
    }

    func send(
        _ method: HTTPRequest.Method = .get, _ target: String, headers: HTTPFields = [:], body: String = ""
    ) async throws -> (response: Response, text: String) {
        var services = Services()
        services.add(database)
        let request = try Request(method, target, headers: headers, body: Array(body.utf8), services: services)
        var response: Response
        do {
            response = try await handler.respond(to: request)
        } catch let error as any ResponseConvertibleError {
            response = error.response(to: request)
        }
        guard case .bytes(let bytes) = response.body else { return (response, "") }
        return (response, String(buffer: bytes))
    }

    func page(_ target: String) async throws -> String { try await send(.get, target).text }
}

extension String {
    /// How often `part` is there.
    func occurrences(of part: String) -> Int { ranges(of: part).count }
}
