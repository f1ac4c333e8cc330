#if Server
import Crypto
import MartletDatabase
import MartletJSON

/// Names one rendering of a page's forms: by which build, when, and a random number. Whoever sends a form twice, by a
/// second click or by going back, sends the same token.
struct FormToken {
    let text: String
    let build: String
    let madeAt: Int64

    /// How long a form can be sent, in milliseconds. So long its token is remembered.
    static let lifetime: Int64 = 2 * 86_400_000

    /// A new one.
    init(build: String) {
        self.build = build
        madeAt = Timestamp.now.milliseconds
        text = "\(build).\(String(madeAt, radix: 36)).\(RandomBytes.make(12).base64URL)"
    }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        // Of the past, give or take a minute: anybody can write a number there.
        guard text.utf8.count < 80, parts.count == 3, let madeAt = Int64(parts[1], radix: 36),
            0...(Timestamp.now.milliseconds + 60_000) ~= madeAt
        else { return nil }
        self.text = text
        build = String(parts[0])
        self.madeAt = madeAt
    }

    /// A build's name, short enough for each form.
    static func name(of build: String) -> String {
        var hash: UInt32 = 0x811c_9dc5
        for byte in build.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return String(hash, radix: 36)
    }

    var isTooOld: Bool { Timestamp.now.milliseconds - madeAt > Self.lifetime }
}

/// The forms that have been carried out: a second sending of one is refused.
public enum SentForms {
    /// The table. Put it into the site's list of migrations.
    public static let migration = Migration("martlet sent forms") {
        """
        CREATE TABLE martlet_sent_form (id TEXT PRIMARY KEY, sent_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX martlet_sent_form_by_time ON martlet_sent_form (sent_at);
        """
    }

    /// What a form's sending is remembered by: short, whatever was sent.
    static func id(of call: String, _ token: FormToken) -> String {
        SHA256.hash(data: Array("\(token.text) \(call)".utf8)).prefix(20).hexadecimal
    }

    /// Notes that a form is being carried out.
    /// - Returns: false if it has been noted before.
    static func begin(_ id: String, in database: Database) async throws -> Bool {
        try await database.transaction { database in
            let now = Timestamp.now
            try database.execute("DELETE FROM martlet_sent_form WHERE sent_at < \(now + -FormToken.lifetime)")
            return try database.execute(
                "INSERT OR IGNORE INTO martlet_sent_form (id, sent_at) VALUES (\(id), \(now))"
            ).changes == 1
        }
    }

    /// The form was refused, and may be sent again.
    static func forget(_ id: String, in database: Database) async throws {
        try await database.execute("DELETE FROM martlet_sent_form WHERE id = \(id)")
    }
}
#endif
