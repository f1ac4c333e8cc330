#if Server
/// A step from one schema to the next, applied once, in a transaction of its own.
///
/// ```swift
/// Migration("002 count views") { "ALTER TABLE photo ADD COLUMN views INTEGER NOT NULL DEFAULT 0" }
/// ```
///
/// A migration that has been applied anywhere is history: add another one instead of changing it.
public struct Migration: Sendable {
    /// Its name, unique among all.
    public let name: String

    /// The statements, separated by semicolons.
    public let sql: String

    public init(_ name: String, _ sql: () -> String) {
        self.name = name
        self.sql = sql()
    }

    /// A number that changes with the script (FNV-1a, 64 bits): against accidents, not against malice.
    var checksum: String {
        let hash = sql.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
#endif
