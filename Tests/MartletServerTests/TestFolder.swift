import Foundation

/// Folders that tests write into.
enum TestFolder {
    static func make() throws -> String {
        let path = NSTemporaryDirectory() + "/martlet-test-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// The paths of all files in it, sorted.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    }

    static func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }
}
