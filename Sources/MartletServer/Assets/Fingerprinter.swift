#if Server
import Crypto

/// Gives every asset a name that changes with its bytes, `site.css` → `site.3f2a91kv.css`, so that browsers may keep it
/// for ever; and rewrites the style sheets' references to the new names.
///
/// A style sheet's name depends on the rewritten text: a new font gives a new sheet.
public struct Fingerprinter {
    /// One asset under its new name.
    public struct Asset: Sendable {
        /// The name as it was: `fonts/text.woff2`.
        public let name: String
        /// The name with the fingerprint: `fonts/text.0c81t7qe.woff2`.
        public let fingerprintedName: String
        /// Eight characters, 40 bits of the SHA-256: only versions of one file must differ, and pages carry many of them.
        public let fingerprint: String
        /// Where the original is.
        public let path: String
        public let size: Int
        /// The rewritten bytes of a style sheet; nil for what stays as it is.
        public let rewritten: [UInt8]?

        /// The bytes to be served.
        public func contents() throws(AssetError) -> [UInt8] {
            if let rewritten { return rewritten }
            return try AssetFolder.contents(of: path)
        }
    }

    /// References in style sheets to files that are not there, a sentence each.
    public private(set) var warnings: [String] = []
    private let sources: [String: AssetFolder.File]
    private var done: [String: Asset] = [:]
    private var inProgress: Set<String> = []

    /// Fingerprints all files below `folder`.
    /// - Returns: the assets sorted by name, and a sentence for each reference that leads nowhere.
    /// - Throws: ``AssetError`` if a file cannot be read, or style sheets import each other in a circle.
    public static func run(on folder: String) throws(AssetError) -> (assets: [Asset], warnings: [String]) {
        let files = try AssetFolder(folder).files
        var fingerprinter = Fingerprinter(files)
        var assets: [Asset] = []
        for file in files { assets.append(try fingerprinter.fingerprint(file)) }
        return (assets, fingerprinter.warnings)
    }

    private init(_ files: [AssetFolder.File]) {
        sources = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func fingerprint(_ file: AssetFolder.File) throws(AssetError) -> Asset {
        if let asset = done[file.name] { return asset }
        guard inProgress.insert(file.name).inserted else {
            throw AssetError("the style sheet “\(file.name)” imports itself by way of others")
        }
        var bytes = try AssetFolder.contents(of: file.path)
        var isRewritten = false
        if file.name.hasSuffix(".css") { isRewritten = try rewrite(&bytes, in: file.name) }
        // Parts of a wasm module are found by the module's name, and change it with every change of theirs.
        let whole = Self.whole(of: file.name).flatMap { sources[$0] }
        let fingerprint =
            try whole.map { (file) throws(AssetError) in try self.fingerprint(file).fingerprint }
            ?? Self.digest(bytes)
        let asset = Asset(
            name: file.name, fingerprintedName: Self.insert(fingerprint, into: file.name, whole: whole?.name),
            fingerprint: fingerprint,
            path: file.path, size: bytes.count, rewritten: isRewritten ? bytes : nil)
        inProgress.remove(file.name)
        done[file.name] = asset
        return asset
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        let number = SHA256.hash(data: bytes).prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let digits = String(number, radix: 32)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Puts new names in the place of old ones; tells whether there were any.
    private mutating func rewrite(_ css: inout [UInt8], in sheet: String) throws(AssetError) -> Bool {
        var result: [UInt8] = []
        var copied = 0
        for range in CSSReferences.find(in: css) {
            let reference = String(decoding: css[range], as: UTF8.self)
            let path = reference.prefix { $0 != "?" && $0 != "#" }
            guard let target = Self.resolve(String(path), from: sheet) else { continue }
            guard let source = sources[target] else {
                warnings.append("“\(sheet)” refers to “\(reference)”, but there is no “\(target)”")
                continue
            }
            let old = path.split(separator: "/").last ?? ""
            let new = try fingerprint(source).fingerprintedName.split(separator: "/").last ?? ""
            result += css[copied..<range.lowerBound]
            result += "\(path.dropLast(old.count))\(new)\(reference.dropFirst(path.count))".utf8
            copied = range.upperBound
        }
        guard copied > 0 else { return false }
        css = result + css[copied...]
        return true
    }

    /// The asset's name that a reference in `sheet` means; nil for what is not a file of ours: other sites, `data:`,
    /// `#fragments`, paths from the site's root.
    private static func resolve(_ reference: String, from sheet: String) -> String? {
        guard !reference.isEmpty, !reference.hasPrefix("/"), !reference.prefix(while: { $0 != "/" }).contains(":")
        else { return nil }
        var parts = sheet.split(separator: "/").dropLast()
        for part in reference.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// `site.wasm` for its part `site.4976.wasm`, nil for what is no part.
    private static func whole(of name: String) -> String? {
        let words = name.split(separator: ".")
        guard words.count > 2, words.last == "wasm", words[words.count - 2].utf8.allSatisfy({ $0 &- 48 < 10 }) else {
            return nil
        }
        return words.dropLast(2).joined(separator: ".") + ".wasm"
    }

    /// `fonts/text.woff2` with `0c81` is `fonts/text.0c81.woff2`; a name without a dot gets one. A part's number stays behind:
    /// `site.0c81.4976.wasm`.
    private static func insert(_ fingerprint: String, into name: String, whole: String?) -> String {
        if let whole {
            let stem = whole.dropLast(".wasm".count)
            return "\(stem).\(fingerprint)\(name.dropFirst(stem.count))"
        }
        let slash = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
        guard let dot = name[slash...].lastIndex(of: "."), dot > slash else { return "\(name).\(fingerprint)" }
        return "\(name[..<dot]).\(fingerprint)\(name[dot...])"
    }
}
#endif
