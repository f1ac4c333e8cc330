#if Server
import Martlet

/// The stored files of uploaded pictures.
///
/// None outlasts its photographs, not even if the server is killed in between: the database has a list of those that may
/// belong to none, from before they are stored until a photograph has them, and from when the last photograph has gone
/// until they are removed. Only what is in this list is ever removed.
struct PictureFiles: Storage {
    let storage: FileStorage
    let database: Database

    func store(_ bytes: [UInt8], fileExtension: String) async throws -> String {
        let key = StorageKey.of(bytes, fileExtension: fileExtension)
        try await database.execute("INSERT OR IGNORE INTO loose_file (key) VALUES (\(key))")
        return try await storage.store(bytes, fileExtension: fileExtension)
    }

    func response(for key: String) async throws -> Response? { try await storage.response(for: key) }

    func remove(_ key: String) async throws { try await removeUnused([key]) }

    /// Removes those of the files that no photograph has: equal pictures share their files.
    ///
    /// Within a transaction, so that a photograph that is added at this moment keeps its files, or sees that they are gone.
    func removeUnused(_ keys: [String]) async throws {
        guard !keys.isEmpty else { return }
        try await database.transaction { database in
            for key in keys {
                if try database.value(Int.self, "SELECT 1 FROM photo_file WHERE key = \(key) LIMIT 1") == nil {
                    try storage.removeNow(key)
                }
                try database.execute("DELETE FROM loose_file WHERE key = \(key)")
            }
        }
    }

    /// Removes what a server that was killed has left.
    func removeLoose() async throws {
        try await removeUnused(database.values(String.self, "SELECT key FROM loose_file"))
    }
}

extension Request {
    var pictureFiles: PictureFiles {
        get throws { PictureFiles(storage: try services.require(FileStorage.self), database: database) }
    }
}

extension Aerie {
    /// What an earlier run could not bring to its end.
    public static func tidyUp(_ database: Database, _ files: FileStorage) async throws {
        try await PictureFiles(storage: files, database: database).removeLoose()
        try await PhotoText.fill(database)
    }
}
#endif
