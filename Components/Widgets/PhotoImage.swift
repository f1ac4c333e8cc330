import Martlet

/// A photograph's image, in the size that fits.
@Component struct PhotoImage {
    let picture: Picture
    let alt: String
    /// How wide it is shown, for the browser to choose a file by (`sizes` of `img`).
    let sizes: String
    /// Is there at first sight: loaded at once and before others.
    var isFirst = false
    /// Whether its blurred placeholder shows until it is there, besides its colour.
    var isBlurred = false

    var body: some View {
        if isBlurred, let placeholder = picture.placeholder {
            img(.class("placeholder"), .src(placeholder), .alt(""), .ariaHidden(true))
        }
        img(
            .src(picture.src), .srcset(picture.srcset), .sizes(sizes),
            .width(picture.width), .height(picture.height), .alt("\(alt)"),
            .style("--tone: \(picture.tone)"),
            .loading(isFirst ? nil : "lazy"), .decoding(isFirst ? nil : "async"), .fetchPriority(isFirst ? "high" : nil)
        )
    }
}
