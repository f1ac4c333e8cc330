#if Server
import HTTPTypes

/// The headers that tell a browser to be careful. What a handler has set itself stays.
public struct SecurityHeaders: Middleware {
    /// The content security policy but for `script-src`, directive by directive.
    public var policy: [(directive: String, sources: String)] { didSet { fixedPolicy = joinedPolicy() } }
    /// Sources of `script-src`, before the hashes that a response brings along.
    public var scriptSources: String { didSet { fixedPolicy = joinedPolicy() } }
    /// Both as text: put together once and not for every page.
    private var fixedPolicy = ""
    /// `Referrer-Policy`.
    public var referrerPolicy: String
    /// Seconds for `Strict-Transport-Security`, sent over TLS only; nil sends none.
    public var strictTransportAge: Int?

    /// The defaults: everything from this site only; no frames around it; WebAssembly, but no `eval`.
    public init() {
        policy = [
            ("default-src", "'self'"),
            // Attributes, not elements: a style attribute cannot select, load or import.
            ("style-src-attr", "'unsafe-inline'"),
            ("img-src", "'self' data: blob:"),
            ("object-src", "'none'"),
            ("base-uri", "'self'"),
            ("form-action", "'self'"),
            ("frame-ancestors", "'none'"),
        ]
        scriptSources = "'self' 'wasm-unsafe-eval'"
        referrerPolicy = "strict-origin-when-cross-origin"
        strictTransportAge = 365 * 86_400
        fixedPolicy = joinedPolicy()
    }

    private func joinedPolicy() -> String {
        policy.map { "\($0.directive) \($0.sources); " }.joined() + "script-src " + scriptSources
    }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        var response = try await next(request)
        response.headers.setIfMissing(.xContentTypeOptions, "nosniff")
        if request.scheme == "https", let strictTransportAge {
            response.headers.setIfMissing(.strictTransportSecurity, "max-age=\(strictTransportAge)")
        }
        // An SVG opened by itself is a document, and can run scripts.
        let type = MediaType.essence(of: response.headers.first(.contentType) ?? "")
        guard type == "text/html" || type == "image/svg+xml" || type == "application/xhtml+xml" else { return response }
        if !response.headers.contains(.contentSecurityPolicy) {
            let policy = contentSecurityPolicy(for: response)
            response.headers.append(HTTPField(name: .contentSecurityPolicy, value: policy))
        }
        response.headers.setIfMissing(.referrerPolicy, referrerPolicy)
        response.headers.setIfMissing(.crossOriginOpenerPolicy, "same-origin")
        return response
    }

    private func contentSecurityPolicy(for response: Response) -> String {
        var text = fixedPolicy
        for hash in response.scriptHashes where hash.utf8.allSatisfy(Self.isHashByte) { text += " '\(hash)'" }
        return text
    }

    /// Letters, digits and what base64 adds: nothing that could begin another directive.
    private static func isHashByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
}
#endif
