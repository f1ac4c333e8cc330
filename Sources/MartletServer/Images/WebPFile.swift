#if Server
/// The container around a WebP picture (https://developers.google.com/speed/webp/docs/riff_container).
enum WebPFile {
    /// The same picture without its EXIF, XMP and ICC chunks, and without the extended header if that is all it was for.
    /// libvips 8.14 writes an EXIF chunk of its own even where it is told to strip.
    static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 12 else { return bytes }
        var kept: [(name: String, chunk: ArraySlice<UInt8>)] = []
        var rest = bytes[12...]
        while rest.count >= 8 {
            let start = rest.startIndex
            let name = String(decoding: rest.prefix(4), as: UTF8.self)
            let size = (0..<4).reduce(0) { $0 | Int(rest[start + 4 + $1]) << (8 * $1) }
            // Chunks have an even length.
            let length = 8 + size + size % 2
            guard length <= rest.count else { return bytes }
            if !["EXIF", "XMP ", "ICCP"].contains(name) { kept.append((name, rest.prefix(length))) }
            rest = rest.dropFirst(length)
        }
        let isSimple = kept.allSatisfy { ["VP8X", "VP8 ", "VP8L"].contains($0.name) }
        var body = Array("WEBP".utf8)
        for (name, chunk) in kept where !(isSimple && name == "VP8X") {
            var chunk = Array(chunk)
            // Bits of the header that announce ICC, EXIF and XMP.
            if name == "VP8X", chunk.count > 8 { chunk[8] &= ~0b0010_1100 }
            body += chunk
        }
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: body.count >> (8 * $0)) } + body
    }
}
#endif
