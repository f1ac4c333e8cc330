import Martlet

/// What can be bought.
@Page("/prints?page={page: Int?}") struct PrintsPage {
    let prints: [Print]
    let slice: Slice

    var head: some View {
        title("Prints · Aerie")
        meta(.description, "Prints of photographs, from the photographers.")
    }

    var body: some View {
        header(.class("intro")) {
            h1 { "Prints" }
            p { "On paper, 40 centimetres wide, from the photographers themselves." }
        }
        ul(.class("prints")) {
            ForEach(prints) { print in
                li {
                    PhotoImage(picture: print.picture, alt: print.alt, sizes: "(min-width: 40rem) 20rem, 100vw")
                    h2(.dir("auto")) { a(.href(PhotoPage.link(id: print.photoID))) { print.title } }
                    p {
                        "by "
                        a(.href(PhotographerPage.link(handle: print.handle)), .dir("auto")) { print.photographer }
                    }
                    PrintOffer(print: print)
                }
            }
        }
        Pagination(slice: slice) { PrintsPage.link(page: $0) }
    }
}

#if Server
extension PrintsPage {
    static func load(_ request: Request, page: Int?) async throws -> PrintsPage {
        let visitor = request.visitor
        return try await request.database.read { database in
            let slice = try Slice(page, of: try database.value(Int.self, "SELECT count(*) FROM print") ?? 0)
            return PrintsPage(prints: try Print.all(slice, for: visitor, in: database), slice: slice)
        }
    }
}
#endif
