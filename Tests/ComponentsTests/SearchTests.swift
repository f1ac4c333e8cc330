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
        let result = try await site.database.read {
            try SearchResult.find(SearchWords("no. 300"), page: nil, in: $0)
        }
        #expect(result.photos.count == 120 && Set(result.photos.map(\.id)).count == 120)
        #expect((result.found, result.matches, result.total) == (1, 1, 300))
        #expect(result.photos.first?.title.hasSuffix("no. 300") == true)
        let page = try await site.page("/search?q=%22no.+300%22")
        #expect(page.contains("1 photograph<"))
        #expect(page.occurrences(of: "<article>") == 1)
    }

    @Test func whatFitsComesInPages() async throws {
        let site = try await TestSite(wanted: 300)
        let all = try await site.page("/search")
        #expect(all.contains("300 photographs<") && all.contains("Page 1 of 3"))
        #expect(all.contains("href=\"/search?page=2\""))
        let first = try await site.page("/search?q=no")
        let matches = try await site.database.read {
            try SearchResult.find(SearchWords("no"), page: nil, in: $0).matches
        }
        #expect(matches > 240 && first.contains("\(matches) photographs<"))
        let last = try await site.page("/search?q=no&page=3")
        #expect(last.contains("Page 3 of 3") && last.contains("href=\"/search?q=no&amp;page=2\""))
        #expect(last.occurrences(of: "<article>") == matches - 240)
        #expect(try await site.send(.get, "/search?q=no&page=4").response.status == .notFound)
    }

    @Test func theBrowserFindsWhatTheIndexFinds() async throws {
        let site = try await TestSite(wanted: 200)
        for query in ["night", "büch", "moth winter", "spring owl", "ana", "<i>"] {
            let words = SearchWords(query)
            let all = try await site.database.read { database in
                try database.values(Int.self, "SELECT rowid FROM photo_text WHERE photo_text MATCH \(words.fullText)")
            }
            let result = try await site.database.read { try SearchResult.find(words, page: nil, in: $0) }
            let fitting = Set(result.photos.filter { words.fit($0) }.map(\.id))
            #expect(result.matches == all.count && result.found == min(all.count, 120), "\(query)")
            #expect(Set(result.photos.prefix(result.found).map(\.id)).isSubset(of: fitting), "\(query)")
        }
    }

    @Test(arguments: [
        ("ÀÉîÖñÇ ß Ø ÿ Æ œ × ÷", "aeionc ss o y ae oe × ÷"), ("Łódź Žižkov İstanbul ſ", "lodz zizkov istanbul s"),
        ("МОСКВА Ёлка Ђ й Й и\u{306} Їжак Ў Ѓ Ќ", "москва елка ђ и и и іжак у г к"),
        ("Nguyễn Ơ ơ Ư ư Đ Ặ ỹ ẞ Ḁ Ỵ", "nguyen o o u u d a y ss a y"),
        ("Timișoara Ǎ ǽ Ǿ Ȳ ƀ ỿ", "timisoara a ae o y ƀ ỿ"),
        ("Đặng Łukasz Øre Æther œuvre Straße ı", "dang lukasz ore aether oeuvre strasse i"),
        ("Ελλάδα ΑΘΉΝΑ ΐ ς", "ελλαδα αθηνα ι σ"),
        ("cafe\u{301}", "cafe"), ("don’t — “so”…", "don t    so  "), ("写真の山", " 写  真  の  山 "),
        ("🦉 한국 עברית", "🦉 한국 עברית"),
    ])
    func foldingTakesCaseAndAccentsAway(_ text: String, _ folded: String) {
        #expect(String(decoding: SearchWords.folded(text), as: UTF8.self) == folded)
    }

    @Test(arguments: [
        "москва", "МОСКВА", "αθήνα", "łódź", "lodz", "strasse", "naive cafe\u{301}", "don’t", "don't", "山",
        "Nguyễn", "nguyen", "NGUYE\u{302}\u{303}N", "đường", "duong", "чаи", "ЧАЙ", "kobenhavn", "København", "aero",
        "ærø", "coeur", "isik", "ışık",
    ])
    func wordsOfManyScriptsAreFound(_ query: String) async throws {
        let database = try await Samples.database()
        let texts =
            "Москва Ёлка, Ελλάδα Αθήνα, Łódź, Straße, naïve café, don’t, 写真の山"
            + ", Nguyễn đường, чай, København, Ærø, cœur, ışık"
        let result = try await database.transaction { database in
            try PhotoText.remove(1, in: database)
            try database.execute("UPDATE photo SET title = \(texts) WHERE id = 1")
            try PhotoText.add(1, in: database)
            return try SearchResult.find(SearchWords(query), page: nil, in: database)
        }
        #expect(result.matches == 1 && result.photos.first?.id == 1)
        #expect(result.photos.filter { SearchWords(query).fit($0) }.map(\.id) == [1])
    }
}
