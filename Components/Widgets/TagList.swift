import Martlet

/// A photograph's tags.
@Component struct TagList {
    let tags: [String]

    var body: some View {
        ul(.class("tags"), .ariaLabel("Tags")) {
            ForEach(tags, id: { $0 }) { tag in
                li { a(.href(TagPage.link(name: tag))) { tag } }
            }
        }
    }
}
