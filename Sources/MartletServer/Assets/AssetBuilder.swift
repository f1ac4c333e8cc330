#if Server
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import NIOCore

/// Builds a folder of assets for a release: fingerprinted copies, each with a `.br` and a `.gz` beside it where that
/// saves bytes, and the manifest.
public enum AssetBuilder {
    /// What was built.
    public struct Summary: Sendable {
        public var files = 0
        /// Bytes of the assets themselves.
        public var bytes = 0
        /// Bytes as Brotli, or plain where that is smaller.
        public var compressedBytes = 0
        /// References in style sheets that lead nowhere, a sentence each.
        public var warnings: [String] = []
    }

    /// - Parameters:
    ///   - source: the folder of sources.
    ///   - destination: the folder to be filled, made if it is missing. What it holds already stays: pages that were
    ///     served before still ask for the assets of their time.
    /// - Throws: ``AssetError`` if something cannot be read or written.
    public static func build(from source: String, to destination: String) throws(AssetError) -> Summary {
        try refuse(destination, within: source)
        let (assets, warnings) = try Fingerprinter.run(on: source)
        var summary = Summary(warnings: warnings)
        var manifest = AssetManifest(assets: [:])
        for asset in assets {
            let bytes = try asset.contents()
            let path = destination + "/" + asset.fingerprintedName
            try write(bytes, to: path)
            summary.files += 1
            summary.bytes += bytes.count
            summary.compressedBytes += try writeCompressed(bytes, named: asset.name, to: path)
            manifest.assets[asset.name] = asset.fingerprintedName
        }
        // Last, and at one stroke: a folder with a manifest is complete.
        do {
            try manifest.encoded().write(
                to: URL(filePath: destination + "/" + AssetManifest.fileName), options: .atomic)
        } catch {
            throw AssetError("cannot write the manifest in “\(destination)”: \(error)")
        }
        return summary
    }

    /// What is built within the sources would be a source the next time.
    private static func refuse(_ destination: String, within source: String) throws(AssetError) {
        try? FileManager.default.createDirectory(atPath: destination, withIntermediateDirectories: true)
        guard let destination = AssetFolder.realPath(destination), let source = AssetFolder.realPath(source) else {
            return
        }
        guard !(destination + "/").hasPrefix(source + "/") else {
            throw AssetError("the destination “\(destination)” lies within the sources “\(source)”")
        }
    }

    /// Writes the compressed siblings that are worth it; gives back the size that travels.
    private static func writeCompressed(_ bytes: [UInt8], named name: String, to path: String) throws(AssetError) -> Int
    {
        guard MediaType.isCompressible(MediaType.forFile(named: name)) else { return bytes.count }
        let brotli: ByteBuffer
        let gzip: ByteBuffer
        do {
            let buffer = ByteBuffer(bytes: bytes)
            brotli = try BrotliCompressor(quality: 11, window: 22, sizeHint: bytes.count).compress(buffer, isLast: true)
            gzip = try GzipCompressor(level: 9).compress(buffer, isLast: true)
        } catch {
            throw AssetError("cannot compress “\(name)”: \(error)")
        }
        for (suffix, compressed) in [(".br", brotli), (".gz", gzip)] where compressed.readableBytes < bytes.count {
            try write(Array(compressed.readableBytesView), to: path + suffix)
        }
        return min(brotli.readableBytes, bytes.count)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(AssetError) {
        do {
            let url = URL(filePath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw AssetError("cannot write “\(path)”: \(error)")
        }
    }
}
#endif
