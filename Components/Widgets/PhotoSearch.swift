import Martlet

/// A search that filters as one types. Without the module, and for more photographs than the page has, it is a form.
@Component struct PhotoSearch {
    let photos: [FoundPhoto]
    /// How many there are altogether.
    let total: Int
    @State var text: String

    var body: some View {
        let words = SearchWords(text)
        let found = photos.filter { words.fit($0) }
        form(.class("search"), .action(SearchPage.link()), .method(.get), .role("search")) {
            label(.for("q")) { "Titles, captions, photographers and tags" }
            input(
                .id("q"), .name("q"), .type(.search), .value($text), .autocomplete(.off), .enterKeyHint("search"),
                .placeholder("mountains"), .maxLength(200))
            button(.class("button"), .type(.submit)) { "Search" }
        }
        p(.class("count"), .role("status")) { status(found.count) }
        ul(.class("results")) {
            ForEach(found) { photo in FoundPhotoRow(photo: photo) }
        }
    }

    @ViewBuilder private func status(_ count: Int) -> Fragment {
        if count == 0 {
            "Nothing here fits that. Try a shorter word."
        } else if count == 1 {
            "1 photograph"
        } else {
            "\(count) photographs"
        }
        if photos.count < total { " among the \(photos.count) on this page. Press Enter to search all \(total)." }
    }
}
