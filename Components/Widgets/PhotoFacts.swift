import Martlet

/// What is known about a photograph, as a table.
@Component struct PhotoFacts {
    let photo: PhotoDetails

    var body: some View {
        table(.class("data")) {
            caption { "About this photograph" }
            tbody {
                row("Size") { "\(photo.picture.width) × \(photo.picture.height) px" }
                row("Average colour") {
                    span(.class("swatch"), .style("--tone: \(photo.picture.tone)"))
                    photo.picture.tone
                }
                if let credit = photo.credit { row("Original") { credit } }
                row("Licence") { a(.rel(.license), .href(photo.licenceURL)) { photo.licence } }
                row("Source") {
                    if let url = photo.sourceURL { a(.href(url)) { photo.source } } else { photo.source }
                }
                if !photo.changes.isEmpty { row("Changes") { photo.changes } }
            }
        }
    }

    @ViewBuilder private func row(_ name: String, @ViewBuilder _ value: () -> Fragment) -> Fragment {
        tr {
            th(.scope("row")) { name }
            td { value() }
        }
    }
}
