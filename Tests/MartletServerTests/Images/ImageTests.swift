import Foundation
import HTTPTypes
@testable import MartletServer
import NIOCore
import Testing

@Suite final class ImageTests {
    private let folder: String
    private let storage: FileStorage
    private let images = ImageProcessor()

    init() throws {
        folder = try TestFolder.make()
        storage = try FileStorage(root: folder)
    }

    deinit { TestFolder.remove(folder) }

    /// The pictures beside this file, made by make.py.
    private static func sample(_ name: String) throws -> [UInt8] {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples/\(name)")
        return Array(try Data(contentsOf: url))
    }

    private func bytes(of size: ProcessedImage.Size) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(folder)/\(size.key)")))
    }

    @Test(arguments: ["upright.jpg", "plain.png", "clear.png", "plain.webp", "plain.gif"])
    func aPictureBecomesSeveralWidths(_ name: String) async throws {
        var images = images
        images.widths = [50, 100, 5000]
        images.formats = [.webp(quality: 80), .jpeg(quality: 80)]
        let picture = try await images.process(try Self.sample(name), storingIn: storage)
        #expect(picture.width == 200 && picture.height == 100)
        #expect(picture.sizes.map(\.width) == [50, 50, 100, 100, 200, 200], "and is never enlarged")
        #expect(picture.sizes.map(\.height) == [25, 25, 50, 50, 100, 100])
        #expect(Set(try TestFolder.names(in: folder)).isSuperset(of: picture.sizes.map(\.key)))
        for size in picture.sizes {
            let bytes = try bytes(of: size)
            #expect(bytes.count == size.size)
            let format: ImageFormat = size.format == .webp(quality: 80) ? .webp : .jpeg
            #expect(ImageFormat(sniffing: bytes) == format)
        }
        if name == "clear.png" {
            #expect(picture.placeholder == nil, "which would show through")
        } else {
            let placeholder = try #require(picture.placeholder)
            #expect(placeholder.hasPrefix("data:image/webp;base64,UklGR") && placeholder.utf8.count < 400)
        }
        #expect(picture.averageColour.wholeMatch(of: /#[0-9a-f]{6}/) != nil)
    }

    @Test func aPictureIsTurnedUprightAndItsPlaceIsForgotten() async throws {
        var images = images
        images.formats = [.webp(quality: 80), .jpeg(quality: 80)]
        let sent = try Self.sample("turned-with-place.jpg")
        #expect(contains(sent, "Exif") && contains(sent, "SECRET"))
        let picture = try await images.process(sent, storingIn: storage)
        #expect(picture.width == 100 && picture.height == 200)
        for size in picture.sizes {
            let bytes = try bytes(of: size)
            #expect(
                !contains(bytes, "Exif") && !contains(bytes, "EXIF") && !contains(bytes, "SECRET")
                    && !contains(bytes, "GPS"))
        }
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        Data(bytes).range(of: Data(text.utf8)) != nil
    }

    @Test func whatIsNoPictureIsRefusedAndLeavesNothing() async throws {
        let jpeg = try Self.sample("upright.jpg")
        let png = try Self.sample("plain.png")
        let svg = Array("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>".utf8)
        let hostile: [(String, [UInt8], Int)] = [
            ("empty", [], 422), ("text", Array("hello".utf8), 415), ("svg", svg, 415),
            ("html", Array("<html><script>alert(1)</script>".utf8), 415),
            ("magick", Array("push graphic-context\nviewbox 0 0 1 1".utf8), 415),
            ("pdf", Array("%PDF-1.4\n".utf8), 415), ("a header alone", [0xFF, 0xD8, 0xFF, 0xE0], 422),
            ("half a jpeg", Array(jpeg.prefix(jpeg.count / 2)), 422),
            ("half a png", Array(png.prefix(png.count / 2)), 422),
            ("png's name, html's content", Array(png.prefix(8)) + Array("<script>alert(1)</script>".utf8), 422),
            ("bomb", try Self.sample("bomb.png"), 413), ("gif bomb", try Self.sample("bomb.gif"), 413),
        ]
        for (name, bytes, status) in hostile {
            let error = await #expect(throws: ImageError.self, "\(name)") {
                try await self.images.process(bytes, storingIn: self.storage)
            }
            #expect(error?.httpError.status.code == status, "\(name): \(String(describing: error))")
        }
        var small = images
        small.fileSize = 100
        await #expect(throws: ImageError.tooLarge(limit: 100)) {
            try await small.process(jpeg, storingIn: self.storage)
        }
        #expect(try TestFolder.names(in: folder) == ["unfinished"])
    }

    @Test func randomDamageIsAnErrorAndNoCrash() async throws {
        var images = images
        images.widths = [40]
        for name in ["upright.jpg", "plain.png", "plain.webp", "plain.gif"] {
            let original = try Self.sample(name)
            for _ in 0..<60 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...8) { bytes[Int.random(in: 12..<bytes.count)] = .random(in: 0...255) }
                do {
                    _ = try await images.process(bytes, storingIn: storage)
                } catch is ImageError {}
            }
        }
    }

    @Test func requestsGoOnWhileAPictureIsMade() async throws {
        let bytes = try Self.sample("large.jpg")
        let (images, storage) = (images, storage)
        async let picture = images.process(bytes, storingIn: storage)
        let reply = try await withServer { try await $0.send("GET", "/") }
        #expect(reply.status == 200)
        #expect(try await picture.sizes.map(\.width) == [320, 640, 960, 1600, 2400])
    }

    @Test func filesAreServedForEverAndOnlyFiles() async throws {
        let key = try await storage.store(Array("a picture".utf8), fileExtension: ".webp")
        #expect(try await storage.store(Array("a picture".utf8), fileExtension: ".webp") == key, "equal files are one")
        let files = StoredFiles(storage)
        try await withServer({ $0.middleware = [files] }) { server in
            let reply = try await server.send("GET", files.url(key))
            #expect(reply.status == 200 && reply.text == "a picture")
            #expect(reply["content-type"] == "image/webp")
            #expect(reply["cache-control"] == "public, max-age=31536000, immutable")
            #expect(reply["x-content-type-options"] == "nosniff")
            let tag = try #require(reply["etag"])
            #expect(try await server.send("GET", files.url(key), "If-None-Match: \(tag)").status == 304)
            #expect(try await server.send("GET", files.url(key), "Range: bytes=2-4").text == "pic")
            #expect(try await server.send("POST", files.url(key)).status == 405)
            for path in [
                "/files/", "/files/unfinished", "/files/\(key)/", "/files/\(key.dropLast())",
                "/files/..%2f..%2fetc%2fpasswd",
                "/files/aa/..%2f..%2fetc", "/files//etc/passwd", "/files/\(key.uppercased())", "/files/%00",
            ] {
                #expect([400, 404].contains(try await server.send("GET", path).status), "\(path)")
            }
        }
        try await storage.remove(key)
        try await storage.remove(key)
        try await storage.remove("../../etc/passwd")
        #expect(try await storage.response(for: key) == nil)
    }

    @Test func whatACrashLeftUnfinishedIsRemoved() async throws {
        try Data("half".utf8).write(to: URL(filePath: "\(folder)/unfinished/abc"))
        let key = try await storage.store([1], fileExtension: ".jpg")
        _ = try FileStorage(root: folder)
        #expect(try TestFolder.names(in: folder) == [String(key.prefix(2)), key, "unfinished"].sorted())
    }

    @Test func aKeyIsNeverAPath() {
        for fileExtension in ["", ".", "..", "./../x", ".a/b", ".\0", "." + String(repeating: "x", count: 99)] {
            let key = StorageKey.of([1], fileExtension: fileExtension)
            #expect(key.split(separator: "/").count == 2 && !key.contains(".."))
        }
    }
}
