import MartletCore
import Testing

@Suite struct RoutingTests {
    private static func score(_ pattern: StaticString, _ path: String) -> UInt64? {
        Array(path.utf8).withUnsafeBufferPointer { RoutePattern(pattern).match($0) }
    }

    @Test func patternsAndPaths() {
        let table: [(StaticString, String, Bool)] = [
            ("/", "/", true), ("/", "", true), ("/", "/a", false),
            ("/about", "/about", true), ("/about", "/about/", true), ("/about", "/About", false),
            ("/about", "/about/x", false),
            ("/about", "/abou", false), ("/about", "/aboutx", false), ("/about", "/", false),
            ("/photos/{id}", "/photos/7", true), ("/photos/{id}", "/photos", false),
            ("/photos/{id}", "/photos/", false),
            ("/photos/{id}", "/photos/7/", true), ("/photos/{id}", "/photos/7/8", false),
            ("/photos/{id}", "/photos/%2F", true),
            ("/photos/{id}", "/photos/{id}", true), ("/{a}", "/{a...}", true), ("/{a}", "/", false),
            ("/{a}/x/{b}", "/1/x/2", true), ("/{a}/x/{b}", "/1/y/2", false),
            ("/docs/{path...}", "/docs", true), ("/docs/{path...}", "/docs/a", true),
            ("/docs/{path...}", "/docs/a/b/c/", true),
            ("/docs/{path...}", "/doc", false), ("/{all...}", "/", true), ("/{all...}", "/a/b", true),
        ]
        for (pattern, path, fits) in table {
            #expect((Self.score(pattern, path) != nil) == fits, "\(pattern) and \(path)")
        }
    }

    @Test func theFirstDifferenceDecidesBetweenPatterns() throws {
        // In each row the patterns are in the order of preference.
        let table: [(String, [StaticString])] = [
            (
                "/photos/new",
                [
                    "/photos/new", "/photos/{id}", "/photos/{rest...}", "/{a}/new", "/{a}/{b}", "/{a}/{rest...}",
                    "/{all...}",
                ]
            ),
            ("/docs", ["/docs", "/docs/{path...}", "/{name}", "/{name}/{path...}", "/{all...}"]),
            ("/", ["/", "/{all...}"]),
            ("/a/b/c/d/e/f/g/h/i/j", ["/a/b/c/{x...}", "/a/b/{x...}", "/a/{x...}", "/{x}/b/{y...}", "/{x...}"]),
        ]
        for (path, patterns) in table {
            let scores = try patterns.map { try #require(Self.score($0, path), "\($0) and \(path)") }
            #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 > $1 }, "\(path): \(scores)")
        }
    }

    @Test func parametersAreCapturedInOrder() {
        let captures = RoutePattern("/{a}/x/{b}/{rest...}").captures(["1", "x", "2/3", "y", "z"])
        #expect(captures.map(Array.init) == [["1"], ["2/3"], ["y", "z"]])
        #expect(RoutePattern("/docs/{rest...}").captures(["docs"]).map(Array.init) == [[]])
        #expect(RoutePattern("/about").captures(["about"]).isEmpty)
    }

    @Test func wholeNumbersHaveOneSpelling() {
        for text in ["0", "7", "-7", "9223372036854775807", "-9223372036854775808"] {
            #expect(Int(routeText: text)?.routeText == text)
            #expect(Int64(routeText: text)?.routeText == text)
        }
        for text in [
            "", "-", "+7", "07", "-0", "7.0", " 7", "7 ", "0x7", "1e3", "٧", "9223372036854775808", "7\u{0}", "1_000",
        ] {
            #expect(Int(routeText: text) == nil, "\(text)")
            #expect(Int64(routeText: text) == nil, "\(text)")
        }
    }

    private enum Size: String, RouteParameter { case small, large }

    @Test func otherParametersAreWhatTheySay() {
        #expect(Bool(routeText: "true") == true && Bool(routeText: "false") == false)
        for text in ["", "TRUE", "1", "yes", "true "] { #expect(Bool(routeText: text) == nil) }
        #expect(
            Size(routeText: "large") == .large && Size(routeText: "LARGE") == nil && Size.small.routeText == "small")
        #expect(String(routeText: "") == "")
    }

    private static let hostile = [
        "a", "", "a b", "a/b", "a%2Fb", "%", "%zz", "?", "a?b=c", "#", "&=+", "ä", "漢字", "🏳️‍🌈", "e\u{301}", "\"<>",
        "\u{1}", "\n",
        "\\", "//evil.example", "javascript:", "~-_.", "{id}", "...", "\u{10FFFF}",
    ]

    @Test(arguments: hostile)
    func aLinkIsReadBackAsItWasWritten(_ text: String) {
        var link = LinkBuilder()
        link.literal("/tags/")
        link.segment(text)
        link.literal("/x")
        link.query("q", text)
        link.query("none", String?.none)
        link.query("n", -7)
        let written = link.text
        let allowed = Set("/?=&%-._~".utf8)
        #expect(
            written.utf8.allSatisfy {
                allowed.contains($0)
                    || ($0 < 128 && (Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber))
            })
        let parts = written.split(separator: "?", omittingEmptySubsequences: false)
        let segments = parts[0].split(separator: "/", omittingEmptySubsequences: false).map { Self.unescaped($0) }
        #expect(segments.count == 4 && same(segments[2], text) && segments[3] == "x")
        let items = parts[1].split(separator: "&").map { $0.split(separator: "=", omittingEmptySubsequences: false) }
        #expect(items.count == 2 && items[0][0] == "q" && same(Self.unescaped(items[0][1]), text))
        #expect(items[1].map(String.init) == ["n", "-7"])
    }

    @Test func theSegmentsOfACatchAllStayApart() {
        var link = LinkBuilder()
        link.literal("/docs")
        link.segments(["a/b", "c d", "e"])
        #expect(link.text == "/docs/a%2Fb/c%20d/e")
    }

    @Test func aCatchAllWithoutSegmentsIsTheAddressThatItsRouteHas() {
        var docs = LinkBuilder()
        docs.literal("/docs")
        docs.segments([])
        #expect(docs.text == "/docs")
        var root = LinkBuilder()
        root.segments([])
        #expect(root.text == "/")
    }

    private static func unescaped(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
