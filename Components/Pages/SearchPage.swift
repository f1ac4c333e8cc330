import Martlet

/// Search among titles, captions, photographers and tags.
@Page("/search?q={query: String?}&page={page: Int?}") struct SearchPage {
    let query: String
    let result: SearchResult

    var head: some View {
        if SearchWords(query).isEmpty { title("Search · Aerie") } else { title("\(query) · Search · Aerie") }
        meta(.description, "Search the photographs.")
        if !SearchWords(query).isEmpty { meta(.robots, "noindex") }
    }

    var body: some View {
        header(.class("intro")) { h1 { "Search" } }
        // Another query is another search: its field begins with what the address says.
        ForEach([query], id: { $0 }) { PhotoSearch(query: $0, result: result, text: $0) }
    }
}

#if Server
extension SearchPage {
    static func load(_ request: Request, query: String?, page: Int?) async throws -> SearchPage {
        let query = query ?? ""
        guard query.utf16.count <= 200 else { throw BadRequest("Please search for something shorter.") }
        return try await request.database.read { database in
            SearchPage(query: query, result: try SearchResult.find(SearchWords(query), page: page, in: database))
        }
    }
}
#endif
