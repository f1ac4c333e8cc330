#if Server
import Crypto

/// Where a site keeps files that visitors bring: a folder (``FileStorage``), or an object store.
///
/// A file's key is made of its content, so it never changes under its key, equal files are stored once, and whoever has
/// the key's address may keep it for ever.
public protocol Storage: Sendable {
    /// Stores bytes, wholly or not at all.
    /// - Parameter fileExtension: `.webp`; letters and digits after a dot.
    /// - Returns: the key, that of ``StorageKey/of(_:fileExtension:)``: `3f/3f2a…91.webp`.
    func store(_ bytes: [UInt8], fileExtension: String) async throws -> String

    /// The answer to a request for a file; nil if there is none.
    func response(for key: String) async throws -> Response?

    /// Removes a file. Nothing happens if there is none.
    func remove(_ key: String) async throws
}

/// Keys of stored files.
public enum StorageKey {
    /// The key under which a ``Storage`` keeps these bytes: it can be written down before they are stored.
    public static func of(_ bytes: [UInt8], fileExtension: String) -> String {
        let hash = SHA256.hash(data: bytes).prefix(20).hexadecimal
        let plain = fileExtension.utf8.dropFirst().filter(isPlain).prefix(8)
        return "\(hash.prefix(2))/\(hash).\(String(decoding: plain, as: UTF8.self))"
    }

    /// Whether `key` has the form of one: nothing else reaches the file system.
    static func isValid(_ key: String) -> Bool {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2, parts[1].hasPrefix(parts[0]) else { return false }
        let name = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return name.count == 2 && name[0].utf8.count == 40 && name.allSatisfy { $0.utf8.allSatisfy(isPlain) }
            && name[1].utf8.count <= 8
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
#endif
