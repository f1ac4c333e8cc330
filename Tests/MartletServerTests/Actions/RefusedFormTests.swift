import HTTPTypes
import MartletCore
import NIOCore
import Synchronization
import Testing

@testable import MartletServer

/// What was wrong with a form that was posted plainly is said: by the form if it is on the page, else by the layout.
@Suite struct RefusedFormTests {
    private func post(_ action: String, to path: String, rows: [Int] = [], basket: String? = nil) async throws -> (
        status: Int, page: String
    ) {
        var services = Services()
        services.add(Shelf(rows: rows, basket: basket))
        let request = try Request(
            .post, path, headers: [.contentType: "application/x-www-form-urlencoded"],
            body: Array("action=\(action)&text=typed&word=".utf8), services: services)
        let response = try await PageHandler(site: ShelfSite(), browser: nil).respond(to: request)
        guard case .bytes(let bytes) = response.body else { return (response.status.code, "") }
        return (response.status.code, String(buffer: bytes))
    }

    private static let error = "<i>Please fill this in.</i>"
    private static let notice = "<b>Please fill this in.</b>"

    @Test func theFormSaysItIfItIsThere() async throws {
        let (status, page) = try await post("Rename?row=2", to: "/shelf", rows: [1, 2])
        #expect(status == 422 && page.ranges(of: "value=\"typed\"").count == 1)
        let second = try #require(page.ranges(of: "Rename?row=2").first)
        #expect(page[second.upperBound...].contains("value=\"typed\""))
        #expect(page.contains(Self.error) && !page.contains(Self.notice))
    }

    @Test func theLayoutSaysItIfTheFormHasGone() async throws {
        for rows in [[], [1]] {
            let (status, page) = try await post("Rename?row=2", to: "/shelf", rows: rows)
            #expect(status == 422 && page.contains(Self.notice) && !page.contains(Self.error))
            // What was typed for one row does not stand in another's form.
            #expect(!page.contains("typed"))
        }
    }

    @Test func theLayoutSaysItIfThePageHasGone() async throws {
        let (status, page) = try await post("Rename?row=2", to: "/gone")
        #expect(status == 404 && page.contains("<h1>404</h1>") && page.contains(Self.notice))
    }

    @Test func aFormThatIsForSomethingElseByNowHasWhatWasTyped() async throws {
        let (status, page) = try await post("Order?basket=1x2", to: "/shelf", basket: "1x3")
        #expect(status == 422 && page.contains("Order?basket=1x3") && page.contains("value=\"typed\""))
        #expect(page.contains(Self.error) && !page.contains(Self.notice))
    }

    @Test func whatTheFormIsNoLongerThereToSayIsSaidOnce() async throws {
        let (_, page) = try await post("Order?basket=1x2", to: "/shelf", rows: [1])
        #expect(page.ranges(of: "Please fill this in.").count == 1)
    }
}

private final class Shelf: Sendable {
    let rows: [Int]
    let basket: String?

    init(rows: [Int], basket: String?) {
        self.rows = rows
        self.basket = basket
    }
}

private struct ShelfSite: Site {
    var routes: Routes {
        Layout(ShelfLayout.self, errors: ShelfError.self) {
            ShelfPage.self
            GonePage.self
        }
        Rename.self
        Order.self
    }
}

@Layout struct ShelfLayout {
    let notice: String?

    var body: some View {
        if let notice { b { notice } }
        Outlet()
    }

    static func load(_ request: Request) async throws -> ShelfLayout { ShelfLayout(notice: request.notice) }
}

@ErrorPage struct ShelfError {
    let failure: Failure

    init(_ failure: Failure) { self.failure = failure }

    var body: some View { h1 { failure.status } }
}

@Page("/shelf") struct ShelfPage {
    let rows: [Int]
    let basket: String?

    var body: some View {
        for row in rows {
            Form(Rename(row: row)) { form in
                input(form.text)
                input(form.word)
                if let error = form.word.error { i { error } }
            }
        }
        if let basket {
            Form(Order(basket: basket)) { form in
                input(form.text)
                input(form.word)
                if let error = form.word.error { i { error } }
            }
        }
    }

    static func load(_ request: Request) async throws -> ShelfPage {
        let shelf = try request.services.require(Shelf.self)
        return ShelfPage(rows: shelf.rows, basket: shelf.basket)
    }
}

@Page("/gone") struct GonePage {
    var body: some View { h1 { "Never seen" } }

    static func load(_ request: Request) async throws -> GonePage { throw NotFound() }
}

@Action struct Rename {
    let row: Int
    @Field(.length(1...20)) var text: String
    @Field(.length(1...20)) var word: String
}

@Action struct Order {
    let basket: String
    @Field(.length(1...20)) var text: String
    @Field(.length(1...20)) var word: String
}

extension Rename {
    func perform(_ request: Request) async throws -> Done { Done() }
}

extension Order {
    func perform(_ request: Request) async throws -> Done { Done() }
}
