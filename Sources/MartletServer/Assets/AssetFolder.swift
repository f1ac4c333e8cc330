#if Server
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The files below a folder, by their path in it: `fonts/text.woff2`. Hidden files do not count, and a link that leads
/// out of the folder is not followed.
struct AssetFolder: Sendable {
    struct File: Sendable {
        /// The path in the folder, with slashes.
        let name: String
        /// Where it really is.
        let path: String
        let size: Int
    }

    let root: String
    /// Sorted by name.
    let files: [File]

    /// - Throws: ``AssetError`` if the folder cannot be read.
    init(_ root: String) throws(AssetError) {
        guard let real = Self.realPath(root) else { throw AssetError("cannot read the assets folder “\(root)”") }
        self.root = real
        files = try Self.walk(real, name: "", root: real).sorted { $0.name < $1.name }
    }

    /// The whole of a file.
    static func contents(of path: String) throws(AssetError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw AssetError("cannot read the asset “\(path)”")
        }
        return Array(data)
    }

    private static func walk(_ folder: String, name prefix: String, root: String) throws(AssetError) -> [File] {
        let entries: [String]
        do {
            entries = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw AssetError("cannot read the assets folder “\(folder)”: \(error)")
        }
        var files: [File] = []
        for entry in entries where !entry.hasPrefix(".") {
            guard let path = realPath(folder + "/" + entry), path.hasPrefix(root + "/") else { continue }
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            let name = prefix + entry
            switch status.st_mode & S_IFMT {
            case S_IFREG:
                files.append(File(name: name, path: path, size: Int(status.st_size)))
            case S_IFDIR:
                // A link to a folder above would lead round for ever.
                guard path == folder + "/" + entry else { continue }
                files += try walk(path, name: name + "/", root: root)
            default:
                continue
            }
        }
        return files
    }

    /// The path without links and dots; nil if nothing is there.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// The assets cannot be used as they are; the sentence says which one and why.
public struct AssetError: Error, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}
#endif
