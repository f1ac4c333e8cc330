import Martlet

/// Aerie: photographs worth a second look. The whole site at one glance.
public struct Aerie: Site {
    public init() {}

    public var routes: Routes {
        Layout(Shell.self, errors: Trouble.self) {
            HomePage.self
            PhotoPage.self
            PhotographerPage.self
            TagsPage.self
            TagPage.self
            SearchPage.self
            AboutPage.self
        }
    }
}

#if Server
extension Aerie {
    /// The theme the visitor has chosen is there from the first byte, so that no page flashes in the other.
    public func documentAttributes(for request: Request) -> [(name: String, value: String)] {
        guard let theme = Theme(rawValue: request.cookies["theme"] ?? "") else { return [] }
        return [("data-theme", theme.rawValue)]
    }
}
#endif
