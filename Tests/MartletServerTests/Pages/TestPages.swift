import MartletCore
import MartletServer
import NIOCore

struct Secret: Error, CustomStringConvertible {
    var description: String { "the password is swordfish" }
}

// MARK: Layouts

@Layout struct OuterLayout {
    let name: String
    var head: some View {
        title("outer")
        meta(.description, "outer description")
        meta(property: "og:type", "website")
        link(.rel(.stylesheet), .href("/site.css"))
        link(.rel(.canonical), .href("/outer"))
    }
    var body: some View { header { name }; Outlet() }
}

@Layout struct InnerLayout {
    let name: String
    var head: some View { meta(.description, "inner description") }
    var body: some View {
        section {
            name; Outlet()
        }
    }
}

@Layout struct SiblingLayout {
    var body: some View { aside { Outlet() } }
}

/// Waits at the ``Gate``.
@Layout struct LateLayout {
    let name: String
    var body: some View { Outlet() }
}

extension LateLayout {
    static func load(_ request: Request) async throws -> LateLayout {
        await request.services[Gate.self]?.pass()
        return LateLayout(name: "late layout")
    }
}

@Page("/missinginlate") struct MissingInLatePage {
    let never: Int
    var body: some View { never }
}

extension MissingInLatePage {
    static func load(_ request: Request) async throws -> MissingInLatePage { throw NotFound() }
}

@Page("/lateinfailing") struct LateInFailingPage {
    let never: Int
    var body: some View { never }
}

extension LateInFailingPage {
    static func load(_ request: Request) async throws -> LateInFailingPage {
        await request.services[Gate.self]?.pass()
        return LateInFailingPage(never: 0)
    }
}

@Layout struct FailingLayout {
    let never: Int
    var body: some View { Outlet() }
}

extension OuterLayout {
    static func load(_ request: Request) async throws -> OuterLayout {
        await request.services[Meeting.self]?.arrive()
        return OuterLayout(name: "outer layout")
    }
}

extension InnerLayout {
    static func load(_ request: Request) async throws -> InnerLayout {
        await request.services[Meeting.self]?.arrive()
        return InnerLayout(name: "inner layout")
    }
}

extension FailingLayout {
    static func load(_ request: Request) async throws -> FailingLayout { throw Secret() }
}

// MARK: Error pages

@ErrorPage struct OuterTrouble {
    let failure: Failure
    init(_ failure: Failure) { self.failure = failure }
    var head: some View { title("trouble \(failure.status)") }
    var body: some View { h1 { "outer trouble" }; p { failure.message } }
}

@ErrorPage struct InnerTrouble {
    let failure: Failure
    init(_ failure: Failure) { self.failure = failure }
    var body: some View { h1 { "inner trouble" }; p { failure.message } }
}

// MARK: Pages

@Page("/") struct StartPage {
    var body: some View { h1 { "start" } }
}

@Page("/plain") struct PlainPage {
    var body: some View { a(.href("/")) { "back" } }
}

@Page("/inner/{name: String}?size={size: Int?}") struct InnerPage {
    let name: String
    let size: Int?
    var head: some View {
        title("page \(name)")
        meta(.description, "\(name)")
        meta(property: "og:type", "article")
        meta(.robots, "noindex")
        link(.rel(.canonical), .href("/page"))
        link(.rel(.alternate), .href("/feed"))
    }
    var body: some View { button(.onClick {}) { name } }
}

@Page("/fail/{how: String}") struct FailingPage {
    let how: String
    var body: some View { how }
}

@Page("/innerfail/{how: String}") struct InnerFailingPage {
    let how: String
    var body: some View { how }
}

/// Waits at the ``Gate``.
@Page("/late/{how: String}") struct LatePage {
    let how: String
    var head: some View {
        title("late \(how)")
        link(.rel(.stylesheet), .href("/late.css"))
    }
    var body: some View { button(.onClick {}) { how } }
}

@Page("/innerlate/{how: String}") struct InnerLatePage {
    let how: String
    var body: some View { how }
}

@Page("/beside") struct BesidePage {
    let never: Int
    var body: some View { "beside" }
}

@Page("/nolayout") struct NoLayoutPage {
    var body: some View { "never" }
}

@Page("/about", static: true) struct AboutPage {
    var body: some View { button(.onClick {}) { "about" }; "a"; "b" }
}

@Page("/numbers/{number: Int}") struct NumberPage {
    let number: Int
    var body: some View { p { number } }
}

@Page("/{anything: String}") struct AnythingPage {
    let anything: String
    var body: some View { p(.id("anything")) { anything } }
}

@Page("/docs/{path: String...}") struct DocsPage {
    let path: [String]
    var body: some View { for part in path { li { part } } }
}

@Page("/köln/{number: Int}") struct UmlautPage {
    let number: Int
    var body: some View { p { number } }
}

extension UmlautPage {
    static func load(_ request: Request, number: Int) async throws -> UmlautPage { UmlautPage(number: number) }
}

extension InnerPage {
    static func load(_ request: Request, name: String, size: Int?) async throws -> InnerPage {
        await request.services[Meeting.self]?.arrive()
        return InnerPage(name: name, size: size)
    }
}

private func fail(_ how: String) throws -> Never {
    switch how {
    case "missing": throw NotFound("There is no <such> thing.")
    case "moved": throw Redirect(to: "/plain?a=b")
    case "moved-for-good": throw Redirect(to: "/plain", permanently: true)
    case "script": throw Redirect(to: "java\tscript:alert(1)")
    case "plainscript": throw Redirect(to: "javascript:alert(1)")
    case "bad": throw BadRequest("That is not it.")
    case "forbidden": throw HTTPError(.forbidden, "Not yours.")
    case "later": throw HTTPError(.serviceUnavailable, "Later.", headers: [.retryAfter: "7"])
    default: throw Secret()
    }
}

extension LatePage {
    static func load(_ request: Request, how: String) async throws -> LatePage {
        await request.services[Gate.self]?.pass()
        if how == "fine" { return LatePage(how: how) }
        try fail(how)
    }
}

extension InnerLatePage {
    static func load(_ request: Request, how: String) async throws -> InnerLatePage {
        await request.services[Gate.self]?.pass()
        try fail(how)
    }
}

extension FailingPage {
    static func load(_ request: Request, how: String) async throws -> FailingPage { try fail(how) }
}

extension InnerFailingPage {
    static func load(_ request: Request, how: String) async throws -> InnerFailingPage { try fail(how) }
}

extension BesidePage {
    static func load(_ request: Request) async throws -> BesidePage { throw NotFound() }
}

extension NumberPage {
    static func load(_ request: Request, number: Int) async throws -> NumberPage { NumberPage(number: number) }
}

extension AnythingPage {
    static func load(_ request: Request, anything: String) async throws -> AnythingPage {
        AnythingPage(anything: anything)
    }
}

extension DocsPage {
    static func load(_ request: Request, path: [String]) async throws -> DocsPage { DocsPage(path: path) }
}

// MARK: Site

struct TestSite: Site {
    var routes: Routes {
        Layout(OuterLayout.self, errors: OuterTrouble.self) {
            StartPage.self
            PlainPage.self
            FailingPage.self
            LatePage.self
            AboutPage.self
            NumberPage.self
            AnythingPage.self
            DocsPage.self
            UmlautPage.self
            Layout(InnerLayout.self, errors: InnerTrouble.self) {
                InnerPage.self
                InnerFailingPage.self
                InnerLatePage.self
            }
            Layout(SiblingLayout.self) { BesidePage.self }
            Layout(FailingLayout.self, errors: InnerTrouble.self) {
                NoLayoutPage.self
                LateInFailingPage.self
            }
            Layout(LateLayout.self) { MissingInLatePage.self }
        }
    }
    var language: String { "de\"<" }

    static let browser = BrowserFiles(script: "/assets/martlet.js", module: "/assets/site.wasm", loader: "keep()")

    /// What the site answers, without the layers of a server around it.
    static func respond(to request: Request) async throws -> Response {
        try await PageHandler(site: TestSite(), browser: browser).respond(to: request)
    }

    static func page(_ target: String) async throws -> (response: Response, text: String) {
        let response = try await respond(to: try Request(.get, target))
        return (response, response.text)
    }
}

extension Response {
    /// The body of an answer that is all there.
    var text: String {
        if case .bytes(let buffer) = body { String(buffer: buffer) } else { "" }
    }
}
