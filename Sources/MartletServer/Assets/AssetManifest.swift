#if Server
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `manifest.json` in a folder of built assets: which name got which fingerprint.
struct AssetManifest: Codable {
    static let fileName = "manifest.json"

    /// `site.css` → `site.3f2a….css`
    var assets: [String: String]

    /// The manifest of a built folder; nil if the folder has none, and so is one of sources.
    /// - Throws: ``AssetError`` if there is one that cannot be read.
    static func read(from folder: String) throws(AssetError) -> AssetManifest? {
        let path = folder + "/" + fileName
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        do {
            return try JSONDecoder().decode(AssetManifest.self, from: data)
        } catch {
            throw AssetError("“\(path)” is no asset manifest: build the assets again (\(error))")
        }
    }

    /// The manifest as JSON, sorted, so that the same assets give the same bytes.
    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
#endif
