import Foundation
import HTTPTypes
import MartletServer
import Testing

@Suite struct HTTPAssetTests {
    /// A folder with some assets, gone when the body ends.
    private static func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let root = FileManager.default.temporaryDirectory.path + "/martlet-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: root + "/src/fonts", withIntermediateDirectories: true)
        let files = [
            "src/site.css": "@import 'base.css';\n/* url(no.png) */\nbody { background: url( \"img.svg#a\" ) }\n"
                + "@font-face { src: url(fonts/text.woff2?v=1) } i { b: url(data:image/png;base64,AA==) }\n"
                + String(repeating: ".a { color: red }\n", count: 100),
            "src/base.css": "p { color: red }", "src/img.svg": "<svg/>", "src/fonts/text.woff2": "font",
            "src/app.wasm": "wasm", "src/a b.txt": "blank", "src/.secret": "hidden", "secret.txt": "outside",
            "src/debug.wasm": String(repeating: "0123456789", count: 20_000),
            "src/favicon.ico": "icon", "src/large.bin": String(repeating: "0123456789", count: 20_000),
        ]
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(root)/\(name)")) }
        try FileManager.default.createSymbolicLink(
            atPath: root + "/src/link.txt", withDestinationPath: root + "/secret.txt")
        try FileManager.default.createSymbolicLink(atPath: root + "/src/loop", withDestinationPath: root + "/src")
        return try await body(root)
    }

    private static func withAssets(
        built: Bool, _ body: (Assets, RunningServer) async throws -> Void
    ) async throws {
        try await withFolder { root in
            if built { _ = try AssetBuilder.build(from: root + "/src", to: root + "/dist") }
            let assets = try Assets(root: root + (built ? "/dist" : "/src"))
            try await withServer({ $0.middleware = [assets] }) { try await body(assets, $0) }
        }
    }

    @Test(arguments: [false, true])
    func aFingerprintedAddressMayBeKeptForEver(built: Bool) async throws {
        try await Self.withAssets(built: built) { assets, server in
            let url = assets.url("site.css")
            #expect(url.wholeMatch(of: /\/assets\/site\.[0-9a-v]{8}\.css/) != nil)
            let reply = try await server.send("GET", url)
            #expect(reply.status == 200)
            #expect(reply["content-type"] == "text/css; charset=utf-8")
            #expect(reply["cache-control"] == "public, max-age=31536000, immutable")
            #expect(reply["x-content-type-options"] == "nosniff")
            let again = try await server.send("GET", url, "If-None-Match: \(reply["etag"] ?? "")")
            #expect(again.status == 304)
        }
    }

    @Test(arguments: [false, true])
    func aPlainAddressIsAskedForEachTime(built: Bool) async throws {
        try await Self.withAssets(built: built) { _, server in
            let reply = try await server.send("GET", "/assets/base.css")
            #expect(reply.text == "p { color: red }")
            #expect(reply["cache-control"] == "no-cache")
            #expect(reply["etag"] != nil)
            let icon = try await server.send("GET", "/favicon.ico")
            #expect(icon.text == "icon")
        }
    }

    @Test(arguments: [false, true])
    func styleSheetsReferToFingerprints(built: Bool) async throws {
        try await Self.withAssets(built: built) { assets, server in
            func name(_ asset: String) -> String { String(assets.url(asset).dropFirst("/assets/".count)) }
            let css = try await server.send("GET", assets.url("site.css")).text
            #expect(css.hasPrefix("@import '\(name("base.css"))';\n/* url(no.png) */"))
            #expect(css.contains("url( \"\(name("img.svg"))#a\" )"))
            #expect(css.contains("url(\(name("fonts/text.woff2"))?v=1)"))
            #expect(css.contains("url(data:image/png;base64,AA==)"))
        }
    }

    @Test func aLargeModuleThatIsNoReleaseIsCompressedOnItsWay() async throws {
        try await Self.withAssets(built: false) { assets, server in
            let reply = try await server.send("GET", assets.url("debug.wasm"), "Accept-Encoding: br")
            #expect(reply["content-encoding"] == "br")
            #expect(reply.body.count < 20_000)
        }
    }

    @Test func builtAssetsComePrecompressed() async throws {
        try await Self.withAssets(built: true) { assets, server in
            let url = assets.url("site.css")
            let plain = try await server.send("GET", url)
            let brotli = try await server.send("GET", url, "Accept-Encoding: gzip, br")
            let gzip = try await server.send("GET", url, "Accept-Encoding: gzip, br;q=0")
            #expect(plain["content-encoding"] == nil)
            #expect(brotli["content-encoding"] == "br")
            #expect(gzip["content-encoding"] == "gzip")
            #expect(brotliDecoded(brotli.body) == plain.body)
            #expect(gzipDecoded(gzip.body) == plain.body)
            #expect(Set([plain["etag"], brotli["etag"], gzip["etag"]]).count == 3)
            #expect([plain, brotli, gzip].allSatisfy { $0["vary"] == "Accept-Encoding" })
        }
    }

    @Test(arguments: [
        "/assets/", "/assets", "/assets/none.css", "/assets/.secret", "/assets/link.txt", "/assets/loop/site.css",
        "/assets/fonts", "/assets/fonts/", "/assets/fonts%2Ftext.woff2", "/assets//site.css", "/assets/site.css/",
        "/assets/manifest.json", "/assets/secret.txt", "/assets/base.css/..%2f..%2fsecret.txt",
        "/assets/../secret.txt", "/assets/%2e%2e/secret.txt",
    ])
    func nothingElseIsServed(path: String) async throws {
        try await Self.withAssets(built: true) { _, server in
            let reply = try await server.send("GET", path)
            #expect(reply.status == 404 || reply.status == 400 || reply.text == "hello")
            #expect(!reply.text.contains("outside") && !reply.text.contains("hidden"))
        }
    }

    @Test func aLargeFileIsSentWholeAndInParts() async throws {
        try await Self.withAssets(built: true) { assets, server in
            let whole = try await server.send("GET", assets.url("large.bin"))
            #expect(whole.body.count == 200_000)
            #expect(whole["accept-ranges"] == "bytes")
            let part = try await server.send("GET", assets.url("large.bin"), "Range: bytes=100005-100014")
            #expect(part.status == 206)
            #expect(part.text == "5678901234")
            #expect(part["content-range"] == "bytes 100005-100014/200000")
            let head = try await server.send("HEAD", assets.url("large.bin"))
            #expect(head["content-length"] == "200000")
            #expect(head.body.isEmpty)
            #expect(try await server.send("POST", assets.url("large.bin")).status == 405)
        }
    }

    @Test func typesAndNamesAreRight() async throws {
        try await Self.withAssets(built: false) { assets, server in
            for (name, type) in [
                ("app.wasm", "application/wasm"), ("img.svg", "image/svg+xml"), ("fonts/text.woff2", "font/woff2"),
            ] {
                let reply = try await server.send("GET", assets.url(name))
                #expect(reply["content-type"] == type)
            }
            #expect(assets.url("a b.txt").contains("a%20b."))
            let blank = try await server.send("GET", assets.url("a b.txt"))
            #expect(blank.text == "blank")
            #expect(assets.url("none.css") == "/assets/none.css")
        }
    }

    @Test func aBrokenReferenceIsToldAndACircleRefused() async throws {
        try await Self.withFolder { root in
            try Data("a { b: url(none.png) }".utf8).write(to: URL(filePath: root + "/src/base.css"))
            let summary = try AssetBuilder.build(from: root + "/src", to: root + "/dist")
            #expect(summary.warnings == ["“base.css” refers to “none.png”, but there is no “none.png”"])
            try Data("@import url(site.css)".utf8).write(to: URL(filePath: root + "/src/base.css"))
            #expect(throws: AssetError.self) { try Assets(root: root + "/src") }
            #expect(throws: AssetError.self) { try Assets(root: root + "/nowhere") }
            #expect(throws: AssetError.self) { try AssetBuilder.build(from: root + "/src", to: root + "/src/dist") }
        }
    }

    @Test func partsOfAModuleGoByItsName() async throws {
        try await Self.withFolder { root in
            try Data("whole".utf8).write(to: URL(filePath: root + "/src/site.wasm"))
            try Data("part".utf8).write(to: URL(filePath: root + "/src/site.4976.wasm"))
            let assets = try Assets(root: root + "/src")
            let module = assets.url("site.wasm")
            #expect(assets.url("site.4976.wasm") == module.dropLast("wasm".count) + "4976.wasm")
        }
    }

    @Test func changedBytesChangeTheAddressOfTheSheetThatUsesThem() async throws {
        try await Self.withFolder { root in
            let before = try Assets(root: root + "/src").url("site.css")
            try Data("other".utf8).write(to: URL(filePath: root + "/src/fonts/text.woff2"))
            #expect(try Assets(root: root + "/src").url("site.css") != before)
        }
    }
}
