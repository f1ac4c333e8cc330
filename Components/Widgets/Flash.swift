import Martlet

/// What was just done. It stays until the visitor goes elsewhere, whatever else comes to the page meanwhile.
@Component struct Flash {
    let notice: Notice?
    /// The path of the page.
    let place: String
    @State var kept: Notice?
    @State var keptPlace = ""

    var body: some View {
        // There from the beginning: what comes into such an element is read out.
        div(.class("flash"), .role("status")) {
            // A sentence that is said again is another one.
            ForEach(shown, id: { $0.number }) { notice in p { notice.text } }
        }
        OnAppear { keep() }
        OnChange(of: notice?.number ?? 0) { _, _ in keep() }
    }

    private var shown: [Notice] {
        if let notice { return [notice] }
        if let kept, keptPlace.hasSameBytes(as: place) { return [kept] }
        return []
    }

    private func keep() {
        guard let notice else { return }
        kept = notice
        keptPlace = place
    }
}
