import Foundation
import Martlet
import Testing

@testable import Components

@Suite final class PictureFilesTests {
    private let folder = NSTemporaryDirectory() + "/aerie-files-\(UInt64.random(in: .min ... .max))"

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Those of a site of three photographs.
    private func files() async throws -> PictureFiles {
        PictureFiles(storage: try FileStorage(root: folder), database: try await Samples.database())
    }

    private func give(_ key: String, to photo: Int, of files: PictureFiles) async throws {
        try await files.database.execute("INSERT INTO photo_file (key, photo_id) VALUES (\(key), \(photo))")
    }

    private func delete(_ photo: Int, of files: PictureFiles) async throws {
        try await files.database.execute("DELETE FROM photo WHERE id = \(photo)")
    }

    @Test func aFileThatNeverGotAPhotographGoesAtTheNextStart() async throws {
        let files = try await files()
        let key = try await files.store([1], fileExtension: ".webp")
        #expect(files.storage.contains(key))
        try await Aerie.tidyUp(files.database, files.storage)
        #expect(!files.storage.contains(key))
    }

    @Test func aFileWhosePhotographWentGoesAtTheNextStart() async throws {
        let files = try await files()
        let key = try await files.store([1], fileExtension: ".webp")
        try await give(key, to: 1, of: files)
        try await delete(1, of: files)
        try await Aerie.tidyUp(files.database, files.storage)
        #expect(!files.storage.contains(key))
    }

    @Test func aFileOfAPhotographStaysWhateverBecomesOfItsEqual() async throws {
        let files = try await files()
        let key = try await files.store([1], fileExtension: ".webp")
        for photo in [1, 2] { try await give(key, to: photo, of: files) }
        try await delete(1, of: files)
        _ = try await files.store([1], fileExtension: ".webp")
        try await files.removeUnused([key])
        try await Aerie.tidyUp(files.database, files.storage)
        #expect(files.storage.contains(key))
    }

    @Test func aFileThatTheDatabaseNeverHeardOfStays() async throws {
        let files = try await files()
        // As with a database that was lost, or brought back from before.
        let key = try await files.storage.store([1], fileExtension: ".webp")
        try await Aerie.tidyUp(files.database, files.storage)
        #expect(files.storage.contains(key))
    }

    @Test func nothingIsLeftToDoOnceAllIsDone() async throws {
        let files = try await files()
        let kept = try await files.store([1], fileExtension: ".webp")
        let refused = try await files.store([2], fileExtension: ".webp")
        try await give(kept, to: 1, of: files)
        try await files.removeUnused([refused])
        #expect(try await files.database.values(String.self, "SELECT key FROM loose_file") == [])
        #expect(files.storage.contains(kept) && !files.storage.contains(refused))
    }
}
