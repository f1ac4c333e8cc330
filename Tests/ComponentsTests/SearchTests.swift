import Martlet
import Testing

@testable import Components

@Suite struct SearchTests {
    private func found(_ target: String, wanted: Int = 0) async throws -> Int {
        try await TestSite(wanted: wanted).page(target).occurrences(of: "<article>")
    }

    @Test func theFormAloneFindsByEveryText() async throws {
        #expect(try await found("/search") == 3)
        #expect(try await found("/search?q=OWL") == 1)
        #expect(try await found("/search?q=dusk") == 1)
        #expect(try await found("/search?q=buchele") == 2)
        #expect(try await found("/search?q=B%C3%9CCH") == 2)
        #expect(try await found("/search?q=night+moth") == 1)
        #expect(try await found("/search?q=dinosaur") == 0)
    }

    @Test func nothingInAQueryIsSyntax() async throws {
        for query in ["%22", "*", "owl%22*", "AND", "NEAR(", "-", "%27;--", "%25", "%00"] {
            let (response, page) = try await TestSite().send(.get, "/search?q=\(query)")
            #expect(response.status == .ok)
            #expect(page.contains("role=\"status\""))
        }
    }

    @Test func whatTheFieldSaysStays() async throws {
        #expect(try await TestSite().page("/search?q=%22owl%22").contains("value=\"&quot;owl&quot;\""))
    }

    @Test func aLongQueryIsRefused() async throws {
        let query = String(repeating: "a", count: 201)
        #expect(try await TestSite().send(.get, "/search?q=\(query)").response.status == .badRequest)
    }

    @Test func ofManyThePageHasThoseThatFitAndTheNewest() async throws {
        let site = try await TestSite(wanted: 300)
        let photos = try await site.database.read { try FoundPhoto.find(SearchWords("no. 300"), in: $0) }
        #expect(photos.count == FoundPhoto.limit)
        #expect(Set(photos.map(\.id)).count == FoundPhoto.limit)
        #expect(photos.first?.title.hasSuffix("no. 300") == true)
        let page = try await site.page("/search?q=%22no.+300%22")
        #expect(page.contains("1 photograph among the 120 on this page. Press Enter to search all 300."))
    }

    @Test func theBrowserFindsWhatTheIndexFinds() async throws {
        let site = try await TestSite(wanted: 200)
        for query in ["night", "büch", "moth winter", "spring owl", "ana", "<i>"] {
            let words = SearchWords(query)
            let all = try await site.database.read { database in
                try database.values(Int.self, "SELECT rowid FROM photo_text WHERE photo_text MATCH \(words.fullText)")
            }
            let photos = try await site.database.read { try FoundPhoto.find(words, in: $0) }
            let fitting = Set(photos.filter { words.fit($0) }.map(\.id))
            #expect(Set(all.prefix(1)).isSubset(of: fitting), "\(query)")
            #expect(fitting.count >= min(all.count, FoundPhoto.limit), "\(query)")
        }
    }

    @Test func foldingKnowsWesternLetters() {
        #expect(SearchWords.folded("ÀÉîÖñÇ ß Ø") == Array("aeionc s o".utf8))
        #expect(SearchWords.folded("日本", "Ω") == Array("日本\nΩ".utf8))
    }
}
