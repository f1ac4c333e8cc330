#if Server
/// The formats of pictures that are taken, told by their first bytes: neither a file's name nor the type that a client
/// claims says what it is.
public enum ImageFormat: String, Sendable, CaseIterable {
    case jpeg, png, webp, gif

    /// The format that `bytes` begin as; nil for anything else.
    public init?(sniffing bytes: some Sequence<UInt8>) {
        let start = Array(bytes.prefix(12))
        if start.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if start.starts(with: [0x89] + Array("PNG\r\n\u{1A}\n".utf8)) {
            self = .png
        } else if start.starts(with: "RIFF".utf8), start.dropFirst(8).elementsEqual("WEBP".utf8) {
            self = .webp
        } else if start.starts(with: "GIF87a".utf8) || start.starts(with: "GIF89a".utf8) {
            self = .gif
        } else {
            return nil
        }
    }
}
#endif
