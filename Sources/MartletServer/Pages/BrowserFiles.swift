#if Server
import Crypto

/// The files by which a page goes on in the browser, as the build left them among the assets.
public struct BrowserFiles: Sendable {
    /// The address of `martlet.js`, which starts the module.
    let script: String
    /// The address of the module. Its fingerprint names the build: a page of another build does not fit it.
    let module: String
    /// The address of `actions.js`; nil for a site whose build has none.
    let actions: String?
    /// For each page, by the name of its type, the parts of the module that it needs: `"8600,1"`; empty if the module is whole.
    let parts: [String: String]
    /// The small script that stands in the page and keeps events until the module has started.
    let loader: String
    /// What the content security policy calls it.
    let loaderHash: String

    var build: String { module }

    /// What a head says so that the browser fetches early what the page needs.
    /// - Parameter isInert: It needs no part of the module; what its layouts need is in the first.
    func preloads(for page: String, isInert: Bool) -> [String] {
        let parts = (isInert ? "" : parts[page] ?? "").split(separator: ",").map { "\(module.dropLast(4))\($0).wasm" }
        return ["<link rel=\"modulepreload\" href=\"\(script)\">"]
            + ([module] + parts).map {
                "<link rel=\"preload\" as=\"fetch\" crossorigin fetchpriority=\"low\" href=\"\($0)\">"
            }
    }

    /// - Parameters:
    ///   - assets: Must hold `martlet.js`, `site.wasm`, and the loader's text.
    ///   - loader: The text of `loader.js`.
    ///   - parts: What `site.parts.json` says.
    public init(script: String, module: String, loader: String, parts: [String: String] = [:], actions: String? = nil) {
        self.parts = parts
        self.actions = actions
        self.script = script
        self.module = module
        self.loader = loader
        loaderHash = "sha256-" + Self.base64(Array(SHA256.hash(data: Array(loader.utf8))))
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        var i = 0
        while i < bytes.count {
            let b0 = Int(bytes[i])
            let b1 = i + 1 < bytes.count ? Int(bytes[i + 1]) : 0
            let b2 = i + 2 < bytes.count ? Int(bytes[i + 2]) : 0
            text.append(alphabet[b0 >> 2])
            text.append(alphabet[(b0 & 3) << 4 | b1 >> 4])
            text.append(i + 1 < bytes.count ? alphabet[(b1 & 15) << 2 | b2 >> 6] : "=")
            text.append(i + 2 < bytes.count ? alphabet[b2 & 63] : "=")
            i += 3
        }
        return text
    }
}
#endif
