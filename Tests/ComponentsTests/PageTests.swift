import Martlet
import Testing

@testable import Components

@Suite struct PageTests {
    @Test func theFeedShowsTheNewestPhotographsFirst() async throws {
        let page = try await TestSite().page("/")
        let order = ["Owl</a>", "&lt;script&gt;alert(1)&lt;/script&gt;</a>", "Moth</a>"].compactMap {
            page.ranges(of: $0).first?.lowerBound
        }
        #expect(order.count == 3 && order == order.sorted())
        #expect(page.contains("3 so far, by 2 photographers."))
        #expect(!page.contains("class=\"pager\""))
    }

    @Test func imagesSayTheirSizesAndLoadInOrder() async throws {
        let page = try await TestSite(wanted: 12).page("/")
        #expect(
            page.contains(
                "src=\"/assets/photos/owl-800.webp\" srcset=\"/assets/photos/owl-400.webp 400w, /assets/photos/owl-800.webp 800w, /assets/photos/owl-1600.webp 1600w\""
            ))
        #expect(page.contains("width=\"1600\" height=\"1200\" alt=\"An owl on a branch.\""))
        #expect(page.occurrences(of: "fetchpriority=\"high\"") == 4)
        #expect(page.occurrences(of: "loading=\"lazy\"") == 8)
    }

    @Test func theFeedHasPages() async throws {
        let site = try await TestSite(wanted: 30)
        let first = try await site.page("/")
        #expect(first.contains("Page 1 of 3") && first.contains("href=\"/?page=2\"") && !first.contains("rel=\"prev\""))
        let second = try await site.page("/?page=2")
        #expect(second.contains("<title>Page 2 · Aerie</title>") && second.contains("rel=\"prev\" href=\"/\""))
        #expect(second.contains("<link rel=\"canonical\" href=\"http://localhost/?page=2\">"))
        let third = try await site.page("/?page=3")
        #expect(third.occurrences(of: "<article>") == 6 && !third.contains("rel=\"next\""))
    }

    @Test(arguments: [
        "/?page=4", "/?page=0", "/?page=-1", "/photos/99", "/photos/x", "/photographers/nobody", "/tags/none",
    ])
    func whatIsNotThereIsNotFound(_ target: String) async throws {
        let (response, page) = try await TestSite(wanted: 30).send(.get, target)
        #expect(response.status == .notFound)
        #expect(page.contains("Nothing has landed here") && page.contains("name=\"robots\" content=\"noindex\""))
    }

    @Test(arguments: ["/cart", "/_martlet/cart", "/orders", "/_martlet/orders"])
    func whatIsAVisitorsOwnIsOpenToAllAndKeptNowhere(_ target: String) async throws {
        let response = try await TestSite().send(.get, target).response
        #expect(response.status == .ok && response.headers[.cacheControl] == "no-store")
    }

    @Test func aQueryOfTheWrongTypeIsABadRequest() async throws {
        #expect(try await TestSite().send(.get, "/?page=two").response.status == .badRequest)
    }

    @Test func anEmptySiteHasAFeed() async throws {
        let database = try Database(inMemory: Aerie.migrations)
        var services = Services()
        services.add(database)
        let page = try await HomePage.load(try Request(.get, "/", services: services), page: nil)
        #expect(HTMLRenderer.string(page).contains("0 so far"))
    }

    @Test func aPhotographHasItsNeighboursAndItsFacts() async throws {
        let site = try await TestSite()
        let page = try await site.page("/photos/1")
        #expect(page.contains("<title>Owl · Aerie</title>"))
        #expect(page.contains("More by Ana Büchele") && page.contains("href=\"/photos/3\""))
        #expect(page.contains("rel=\"next\" href=\"/photos/2\"") && !page.contains("rel=\"prev\""))
        #expect(page.contains("<a href=\"/tags/birds\">birds</a>"))
        #expect(page.contains("<a href=\"https://a.example/1\">https://a.example/1, page 2</a>"))
        #expect(page.contains("property=\"og:image\" content=\"http://localhost/assets/photos/owl-800.webp\""))
        #expect(page.contains(#"{"@context":"https://schema.org","@type":"ImageObject","name":"Owl""#))
        #expect(try await site.page("/photos/2").contains("In the same vein"))
        #expect(try await site.page("/photos/3").contains("rel=\"prev\" href=\"/photos/2\""))
    }

    @Test func tagsStandByAlphabet() async throws {
        let database = try await Samples.database()
        let (photo, found) = try await database.read { database in
            (
                try PhotoDetails.find(2, in: database),
                try SearchResult.find(SearchWords(""), page: nil, in: database).photos
            )
        }
        #expect(photo?.tags == ["<i>", "night"], "which came the other way round")
        #expect(found.first { $0.id == 2 }?.tags == "<i>, night")
    }

    @Test func aDayThatIsShownIsPartOfAMomentInUTC() async throws {
        let site = try await TestSite()
        let late = try #require(Timestamp(iso8601: "2026-11-21T23:59:58.900Z"))
        try await site.database.execute(
            "INSERT INTO comment (photo_id, photographer_id, html, written_at) VALUES (1, 1, 'Late', \(late))")
        #expect(
            try await site.page("/photos/1").contains(
                #"<time datetime="2026-11-21T23:59:58Z" title="2026-11-21 23:59:58 UTC">2026-11-21</time>"#))
    }

    @Test func aPhotographerHasCounts() async throws {
        let page = try await TestSite().page("/photographers/ana")
        #expect(page.contains("<dt>photographs</dt><dd>2</dd>") && page.contains("<dt>tags</dt><dd>2</dd>"))
        #expect(page.contains("Birds &amp; moths."))
        #expect(page.occurrences(of: "<article>") == 2)
    }

    @Test func tagsLeadToTheirPhotographs() async throws {
        let site = try await TestSite()
        let tags = try await site.page("/tags")
        #expect(tags.contains("href=\"/tags/%3Ci%3E\"") && tags.contains("href=\"/tags/night\""))
        #expect(tags.contains("aria-current=\"page\">Tags"))
        let night = try await site.page("/tags/night")
        #expect(night.occurrences(of: "<article>") == 3 && night.contains("aria-current=\"true\">Tags"))
        #expect(try await site.page("/tags/%3Ci%3E").contains("<h1>&lt;i&gt;</h1>"))
    }

    @Test(arguments: [
        "/", "/photos/2", "/photographers/eve", "/tags", "/tags/%3Ci%3E", "/search", "/search?q=%22%3E%3Cscript%3E",
    ])
    func whatOthersWroteIsOnlyText(_ target: String) async throws {
        for isInteractive in [false, true] {
            let page = try await TestSite(isInteractive: isInteractive).send(.get, target).text
            for tag in ["<script>alert", "<img src=x", "<svg onload", "<b>", "<i>", "</style>", "javascript:"] {
                // In data blocks nothing that begins with `<` is left; "javascript:" is text there.
                let markup = page.split(separator: "<script type=\"application").first ?? ""
                #expect(!markup.contains(tag))
                #expect(tag == "javascript:" || !page.contains(tag))
            }
        }
    }

    @Test func onlyPagesThatDoSomethingBringTheModule() async throws {
        let site = try await TestSite(isInteractive: true)
        #expect(try await site.page("/").contains("site.wasm"))
        let about = try await site.page("/about")
        #expect(!about.contains("site.wasm") && !about.contains("<script"))
        #expect(about.contains("action=\"/theme\""))
    }

    @Test func layoutsSeeThePageWhoseDataIsAskedFor() async throws {
        let (_, data) = try await TestSite(isInteractive: true).send(.get, "/_martlet/tags/night")
        #expect(data.contains(#"["/tags/night","#), "the first of the layout's properties")
        #expect(data.contains("http://localhost/tags/night"))
    }
}
