import Martlet

/// A search that filters as one types. Without the module, and for more photographs than the page has, it is a form.
@Component struct PhotoSearch {
    /// What was searched.
    let query: String
    let result: SearchResult
    @State var text: String

    var body: some View {
        let isAnswered = text.hasSameBytes(as: query)
        let photos = isAnswered ? found : fitting
        form(.class("search"), .action(SearchPage.link()), .method(.get), .role("search")) {
            label(.for("q")) { "Titles, captions, photographers and tags" }
            input(
                .id("q"), .name("q"), .type(.search), .value($text), .autocomplete(.off), .enterKeyHint("search"),
                .placeholder("mountains"), .maxLength(200))
            button(.class("button"), .type(.submit)) { "Search" }
        }
        p(.class("count"), .role("status")) {
            count(isAnswered ? result.matches : photos.count)
            if !isAnswered, result.photos.count < result.total {
                " among the \(result.photos.count) on this page. Press Enter to search all \(result.total)."
            }
        }
        ul(.class("results")) {
            ForEach(photos) { photo in FoundPhotoRow(photo: photo) }
        }
        if isAnswered {
            Pagination(slice: result.slice) { SearchPage.link(query: query.utf8.isEmpty ? nil : query, page: $0) }
        }
    }

    @ViewBuilder private func count(_ photos: Int) -> Fragment {
        if photos == 0 {
            "Nothing fits that. Try a shorter word."
        } else if photos == 1 {
            "1 photograph"
        } else {
            "\(photos) photographs"
        }
    }

    /// What the server has found.
    private var found: [FoundPhoto] {
        var photos: [FoundPhoto] = []
        for photo in result.photos where photos.count < result.found { photos.append(photo) }
        return photos
    }

    /// Those on the page that fit what is being typed.
    private var fitting: [FoundPhoto] {
        let words = SearchWords(text)
        return result.photos.filter { words.fit($0) }
    }
}
