#if Server
/// Media types: which one a file name means, which ones shrink when compressed.
enum MediaType {
    /// The type without parameters, in lower case: `text/html` of `Text/HTML; charset=utf-8`.
    static func essence(of contentType: String) -> String {
        // What nearly every answer is.
        if contentType == "text/html; charset=utf-8" { return "text/html" }
        let end = contentType.firstIndex(of: ";") ?? contentType.endIndex
        return contentType[..<end].filter { $0 != " " && $0 != "\t" }.lowercased()
    }

    /// The `Content-Type` of a file by its name's extension; `application/octet-stream` for an unknown one.
    static func forFile(named name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return byExtension[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }

    /// Whether bytes of this type are worth compressing: text and its relatives, not images, fonts and archives.
    static func isCompressible(_ contentType: String) -> Bool {
        let type = essence(of: contentType)
        return type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml")
            || compressible.contains(type)
    }

    private static let compressible: Set<String> = [
        "application/javascript", "application/json", "application/xml", "application/wasm",
        "application/manifest+json",
        "application/x-ndjson", "application/vnd.ms-fontobject", "font/ttf", "font/otf", "image/bmp", "image/x-icon",
    ]

    private static let byExtension: [String: String] = [
        "html": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8",
        "json": "application/json",
        "map": "application/json",
        "webmanifest": "application/manifest+json",
        "wasm": "application/wasm",
        "txt": "text/plain; charset=utf-8",
        "md": "text/markdown; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "vtt": "text/vtt; charset=utf-8",
        "xml": "application/xml",
        "rss": "application/rss+xml",
        "atom": "application/atom+xml",
        "pdf": "application/pdf",
        "zip": "application/zip",
        "gz": "application/gzip",
        "svg": "image/svg+xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
        "webp": "image/webp",
        "avif": "image/avif",
        "jxl": "image/jxl",
        "bmp": "image/bmp",
        "ico": "image/x-icon",
        "woff": "font/woff",
        "woff2": "font/woff2",
        "ttf": "font/ttf",
        "otf": "font/otf",
        "eot": "application/vnd.ms-fontobject",
        "mp3": "audio/mpeg",
        "ogg": "audio/ogg",
        "wav": "audio/wav",
        "m4a": "audio/mp4",
        "mp4": "video/mp4",
        "webm": "video/webm",
    ]
}
#endif
