import Foundation
import MartletDatabase
import MartletJSON

@JSON enum Licence: String, CaseIterable {
    case publicDomain = "PD"
    case cc0
}

@JSON enum Level: Int {
    case low = 1
    case high = 9
}

@JSON struct Place: Equatable {
    var name: String
    var latitude: Double
}

@JSON enum Shot: Equatable {
    case plain
    case framed(width: Int)
}

@Model struct Photo: Equatable, Identifiable {
    let id: Int64
    var caption: String
    var takenAt: Timestamp?
    var isPublic: Bool
    var licence: Licence
    var level: Level?
    @Column("stars") var rating: Double
    var thumbnail: [UInt8]?
    var tags: [String]
    var place: Place?
    var shot: Shot
    var views = 7
    let version = 1
    @Transient var isMine = false
    var imageURL: String?
}

@Model struct Counter: Equatable {
    let id: Int
    var count: Int
}

let photoMigrations = [
    Migration("001 create photos") {
        """
        CREATE TABLE photo (
            id INTEGER PRIMARY KEY, caption TEXT NOT NULL, taken_at INTEGER, is_public INTEGER NOT NULL, licence TEXT NOT NULL,
            level INTEGER, stars REAL NOT NULL, thumbnail BLOB, tags TEXT NOT NULL, place TEXT, shot TEXT NOT NULL, imageURL TEXT
        );
        CREATE TABLE counter (id INTEGER PRIMARY KEY, count INTEGER NOT NULL CHECK (count >= 0));
        """
    },
    Migration("002 create comments") {
        """
        CREATE TABLE comment (
            id INTEGER PRIMARY KEY, photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE, text TEXT NOT NULL,
            slug TEXT, UNIQUE (photo, slug), CONSTRAINT short CHECK (length(text) < 100)
        )
        """
    },
]

extension Photo {
    static func sample(_ id: Int64) -> Photo {
        Photo(
            id: id, caption: "Caption \(id)", takenAt: Timestamp(milliseconds: 1_700_000_000_000 + id % 1000),
            isPublic: true,
            licence: .cc0, level: .high, rating: 4.5, thumbnail: [0, 255, 0], tags: ["a", "ü"],
            place: Place(name: "Jena", latitude: 50.9), shot: .framed(width: 3), imageURL: "/x")
    }

    var insertion: SQL {
        """
        INSERT INTO photo (id, caption, taken_at, is_public, licence, level, stars, thumbnail, tags, place, shot, imageURL)
        VALUES (\(id), \(caption), \(takenAt), \(isPublic), \(licence), \(level), \(rating), \(thumbnail), \(json: tags),
            \(json: place), \(json: shot), \(imageURL))
        """
    }
}

/// A new folder, removed at the end.
func withTemporaryFolder<R>(_ body: (String) async throws -> R) async throws -> R {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("martlet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
}

/// Calls `body` while a transaction is open that has set all counters to 2; returns when it has been committed.
func withOpenTransaction(on database: Database, _ body: () async throws -> Void) async throws {
    let isOpen = DispatchSemaphore(value: 0)
    let mayEnd = DispatchSemaphore(value: 0)
    async let write: Void = database.transaction { transaction in
        try transaction.execute("UPDATE counter SET count = 2")
        isOpen.signal()
        mayEnd.wait()
    }
    func waitForIt() { isOpen.wait() }
    await Task.detached { waitForIt() }.value
    do {
        defer { mayEnd.signal() }  // also if `body` fails: the transaction is waited for
        try await body()
    }
    try await write
}
