import Martlet

/// Search among titles, captions, photographers and tags.
@Page("/search?q={query: String?}") struct SearchPage {
    let query: String
    let photos: [FoundPhoto]
    /// How many photographs there are altogether.
    let total: Int

    var head: some View {
        if SearchWords(query).isEmpty { title("Search · Aerie") } else { title("\(query) · Search · Aerie") }
        meta(.description, "Search the photographs.")
        if !SearchWords(query).isEmpty { meta(.robots, "noindex") }
    }

    var body: some View {
        header(.class("intro")) { h1 { "Search" } }
        // Another query is another search: its field begins with what the address says.
        ForEach([query], id: { $0 }) { PhotoSearch(photos: photos, total: total, text: $0) }
    }
}

#if Server
extension SearchPage {
    static func load(_ request: Request, query: String?) async throws -> SearchPage {
        let query = query ?? ""
        guard query.utf16.count <= 200 else { throw BadRequest("Please search for something shorter.") }
        return try await request.database.read { database in
            SearchPage(
                query: query, photos: try FoundPhoto.find(SearchWords(query), in: database),
                total: try database.value(Int.self, "SELECT count(*) FROM photo") ?? 0)
        }
    }
}
#endif
