#if Server
import HTTPTypes
import Logging
import NIOCore

/// The site's styles, scripts, images and fonts, under addresses that change with their bytes.
///
///     let assets = try Assets(root: "dist/assets")
///     assets.url("site.css")              // "/assets/site.3f2a91….css"
///     server.middleware.append(assets)    // serves them
///
/// The folder is either built by `martlet assets` (it has a manifest, and `.br` and `.gz` beside the files) or one of
/// sources, which are fingerprinted now. What is served is decided here, once: a request only looks a name up, so
/// no address can lead out of the folder.
public struct Assets: Middleware {
    /// Files up to this size are kept in memory, in bytes.
    private static let largestInMemory = 64 * 1024
    /// … and those that are compressed on their way out, as a debug build's module is: a file is sent as it is.
    private static let largestCompressed = 1024 * 1024
    /// The most bytes kept in memory altogether.
    private static let memoryLimit = 8 * 1024 * 1024

    /// Where the addresses begin: `/assets/`.
    public let prefix: String
    /// References in style sheets to files that are not there, a sentence each.
    public let warnings: [String]
    private var fingerprintedNames: [String: String] = [:]
    private var stored: [String: (asset: StoredAsset, isImmutable: Bool)] = [:]
    private let rootFiles: Set<String>

    /// - Parameters:
    ///   - root: the folder, built or of sources.
    ///   - prefix: where the addresses begin, with a slash at both ends.
    ///   - rootFiles: names that browsers and robots look for at the site's root.
    /// - Throws: ``AssetError`` if the folder cannot be read, or is not what its manifest says.
    public init(
        root: String, prefix: String = "/assets/",
        rootFiles: Set<String> = ["favicon.ico", "robots.txt", "apple-touch-icon.png"]
    ) throws(AssetError) {
        self.prefix = prefix
        self.rootFiles = rootFiles
        var memory = Self.memoryLimit
        if let manifest = try AssetManifest.read(from: root) {
            warnings = []
            try addBuilt(manifest, from: try AssetFolder(root), memory: &memory)
        } else {
            let (assets, warnings) = try Fingerprinter.run(on: root)
            self.warnings = warnings
            for asset in assets { try addSource(asset, memory: &memory) }
        }
    }

    /// The address of an asset.
    /// - Parameter name: its path in the folder: `fonts/text.woff2`.
    /// - Returns: the fingerprinted address; for a name that is not there, the plain one, which is answered with 404.
    public func url(_ name: String) -> String {
        let path = fingerprintedNames[name] ?? name
        return prefix
            + path.split(separator: "/").map { PercentEncoding.encodeSegment(String($0)) }.joined(separator: "/")
    }

    /// Whether there is an asset of this name.
    public func contains(_ name: String) -> Bool { fingerprintedNames[name] != nil }

    /// A small asset as text, or nil if there is none of this name, or it is too large to be in memory.
    public func text(_ name: String) -> String? {
        guard case .memory(let bytes)? = stored[name]?.asset.plain else { return nil }
        return String(buffer: bytes)
    }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        let name: String
        if request.path.hasPrefix(prefix) {
            // By decoded segments: an escaped slash is part of a name, and no asset has such a name.
            let depth = prefix.split(separator: "/").count
            name = request.segments.dropFirst(depth).joined(separator: "/")
            guard !request.segments.contains(where: { $0.contains("/") || $0.isEmpty }) else { throw notFound }
        } else if request.segments.count == 1, let first = request.segments.first, rootFiles.contains(first),
            stored[first] != nil
        {
            name = first
        } else {
            return try await next(request)
        }
        guard let (asset, isImmutable) = stored[name], !request.hasTrailingSlash else { throw notFound }
        let answer: Handler = { request in
            var response = try asset.response(to: request, isImmutable: isImmutable)
            response.route = prefix + "*"
            return response
        }
        return try await MethodTable([.get: answer]).respond(to: request)
    }

    private var notFound: HTTPError { HTTPError(.notFound, "There is no such file.") }

    // MARK: Filling

    private mutating func add(_ asset: StoredAsset, name: String, fingerprintedName: String) {
        fingerprintedNames[name] = fingerprintedName
        stored[name] = (asset, false)
        stored[fingerprintedName] = (asset, true)
    }

    private mutating func addSource(_ asset: Fingerprinter.Asset, memory: inout Int) throws(AssetError) {
        let contentType = MediaType.forFile(named: asset.name)
        let bytes: StoredAsset.Bytes
        if let rewritten = asset.rewritten {
            bytes = .memory(ByteBuffer(bytes: rewritten))
        } else {
            let isCompressed = MediaType.isCompressible(contentType)
            bytes = try Self.load(
                asset.path, size: asset.size, upTo: isCompressed ? Self.largestCompressed : Self.largestInMemory,
                memory: &memory)
        }
        add(
            StoredAsset(
                contentType: contentType, fingerprint: asset.fingerprint, plain: bytes,
                compressed: [:]),
            name: asset.name, fingerprintedName: asset.fingerprintedName)
    }

    private mutating func addBuilt(
        _ manifest: AssetManifest, from folder: AssetFolder, memory: inout Int
    ) throws(AssetError) {
        let files = Dictionary(folder.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (name, fingerprintedName) in manifest.assets.sorted(by: { $0.key < $1.key }) {
            guard let file = files[fingerprintedName] else {
                throw AssetError("the manifest in “\(folder.root)” names “\(fingerprintedName)”, which is not there")
            }
            var compressed: [ContentCoding: StoredAsset.Bytes] = [:]
            for (coding, suffix) in [(ContentCoding.brotli, ".br"), (.gzip, ".gz")] {
                guard let sibling = files[fingerprintedName + suffix] else { continue }
                compressed[coding] = try Self.load(sibling.path, size: sibling.size, memory: &memory)
            }
            add(
                StoredAsset(
                    contentType: MediaType.forFile(named: name),
                    fingerprint: PercentEncoding.encodeSegment(fingerprintedName),
                    plain: try Self.load(file.path, size: file.size, memory: &memory), compressed: compressed),
                name: name, fingerprintedName: fingerprintedName)
        }
    }

    private static func load(
        _ path: String, size: Int, upTo largest: Int = largestInMemory, memory: inout Int
    ) throws(AssetError) -> StoredAsset.Bytes {
        guard size <= largest, size <= memory else { return .file(path) }
        memory -= size
        return .memory(ByteBuffer(bytes: try AssetFolder.contents(of: path)))
    }
}
#endif
