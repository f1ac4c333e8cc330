import HTTPTypes
import MartletCore
import NIOCore
import Synchronization
import Testing

@testable import MartletServer

/// Who has typed something and must log in first finds it on coming back.
@Suite struct KeptFormTests {
    private let handler = PageHandler(site: DeskSite(), browser: nil)

    private func send(
        _ method: HTTPRequest.Method, _ path: String, cookies: String = "", _ body: String = ""
    ) async throws -> (response: Response, page: String) {
        let request = try Request(
            method, path, headers: [.contentType: "application/x-www-form-urlencoded", .cookie: cookies],
            body: Array(body.utf8))
        let response = try await handler.respond(to: request)
        guard case .bytes(let bytes) = response.body else { return (response, "") }
        return (response, String(buffer: bytes))
    }

    /// Sends a form as a stranger.
    /// - Returns: the cookie that comes back, `typed=…`.
    private func leave(_ body: String, at path: String = "/desk") async throws -> String? {
        let (response, _) = try await send(.post, path, body)
        #expect(response.status == .seeOther && response.headers[.location] == "/enter")
        return response.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
    }

    private static let note = "action=Jot?row=1&form=x.1.y&text=a+long+thought"

    @Test func whatWasTypedIsThereOnComingBackAndOnce() async throws {
        let key = try #require(try await leave(Self.note))
        // Not for a stranger, nor on another page, nor with another key; and not as data.
        for (path, cookies) in [
            ("/desk", key), ("/desk?lamp=1", "who=me; \(key)"), ("/desk", "who=me; typed=abc"), ("/desk", "who=me"),
            ("/_martlet/desk", "who=me; \(key)"),
        ] {
            #expect(try await !send(.get, path, cookies: cookies).page.contains("thought"), "\(path) \(cookies)")
        }
        let (response, page) = try await send(.get, "/desk", cookies: "who=me; \(key)")
        #expect(response.status == .ok && page.contains("value=\"a long thought\""))
        #expect(page.contains("<i>You are logged in. This has not been sent yet"))
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(response.headers[values: .setCookie].contains { $0.hasPrefix("typed=;") })
        #expect(try await !send(.get, "/desk", cookies: "who=me; \(key)").page.contains("thought"))
        #expect(DeskSite.jotted.withLock { $0 } == 0)
    }

    @Test func aFormThatHasGoneMeanwhileLeavesThePageAsItIs() async throws {
        let key = try #require(try await leave("action=Jot?row=9&form=x.1.y&text=a+long+thought"))
        let (response, page) = try await send(.get, "/desk", cookies: "who=me; \(key)")
        #expect(response.status == .ok && !page.contains("thought") && !page.contains("You are logged in"))
    }

    @Test func secretsAreNotKept() async throws {
        let key = try #require(try await leave("action=Open?door=1&form=x.1.y&word=swordfish&name=Ann"))
        let kept = try #require(handler.kept.find(String(key.dropFirst("typed=".count))))
        #expect(kept.texts.contains("Ann") && !kept.texts.contains { $0.contains("swordfish") })
    }

    @Test(arguments: [
        "action=Wink&form=x.1.y", "action=Jot?row=1&text=no+number", "action=Jot?row=one&form=x.1.y&text=x",
        "action=Jot?row=1&form=x.1.y&text=x&more=y", "action=Open?form=x.1.y&word=swordfish",
    ])
    func whatIsNoFormOfTheSiteIsNotKept(_ body: String) async throws {
        #expect(try await leave(body) == nil)
        #expect(handler.kept.count == 0)
    }

    @Test func itIsKeptForAWhileAndInBoundedNumber() {
        let time = Mutex(Duration.zero)
        let forms = KeptForms(capacity: 1000) { time.withLock { $0 } }
        let first = forms.keep([String(repeating: "a", count: 390)], at: "/", for: .everyone) ?? ""
        #expect(forms.find(first)?.texts.first?.count == 390)
        #expect(forms.keep([String(repeating: "a", count: 1000)], at: "/", for: .everyone) == nil)
        time.withLock { $0 = .seconds(KeptForms.lifetime) }
        #expect(forms.find(first) == nil)
        let keys = (0..<10).map { _ in forms.keep([String(repeating: "b", count: 390)], at: "/", for: .everyone) ?? "" }
        #expect(forms.count == 2 && forms.find(keys[7]) == nil && forms.find(keys[8]) != nil)
        for key in keys { forms.remove(key) }
        #expect(forms.count == 0)
        #expect(forms.keep([String(repeating: "c", count: 990)], at: "/", for: .everyone).flatMap(forms.find) != nil)
    }
}

private struct DeskSite: Site {
    static let jotted = Mutex(0)

    var routes: Routes {
        DeskPage.self
        Jot.self
        Open.self
        Wink.self
    }

    func authorize(_ request: Request, for access: Access) async throws {
        guard request.cookies["who"] != nil else { throw Redirect(to: "/enter") }
    }
}

@Page("/desk?lamp={lamp: Int?}") struct DeskPage {
    var body: some View {
        Form(Jot(row: 1)) { form in
            if let error = form.error { i { error } }
            input(form.text)
        }
    }

    static func load(_ request: Request, lamp: Int?) async throws -> DeskPage { DeskPage() }
}

@Action(access: Access("desk")) struct Jot {
    let row: Int
    @Field(.length(1...100)) var text: String
}

@Action(access: Access("desk")) struct Open {
    let door: Int
    @Field(.length(1...100)) var name: String
    @Field(.password, .length(1...100)) var word: String
}

@Action(access: Access("desk")) struct Wink {}

extension Jot {
    func perform(_ request: Request) async throws -> Done {
        DeskSite.jotted.withLock { $0 += 1 }
        return Done()
    }
}

extension Open {
    func perform(_ request: Request) async throws -> Done { Done() }
}

extension Wink {
    func perform(_ request: Request) async throws -> Done { Done() }
}
