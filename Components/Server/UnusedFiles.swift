#if Server
import Martlet

extension Aerie {
    /// Removes files that no photograph has, when the site starts: what is left of an upload if the server was killed between storing
    /// a picture and adding its photograph.
    public static func removeUnusedFiles(from storage: FileStorage, _ database: Database) async throws {
        let used = Set(try await database.values(String.self, "SELECT key FROM photo_file"))
        try await StoredPicture.removeUnused(storage.keys().filter { !used.contains($0) }, from: storage, database)
    }
}
#endif
