#if Server
/// What a submitted form may hold.
public struct FormLimits: Sendable {
    /// The most fields, files not counted.
    public var fields = 200
    /// The largest field, in bytes.
    public var fieldSize = 256 * 1024
    /// The most files.
    public var files = 20
    /// The largest file, in bytes.
    public var fileSize = 32 * 1024 * 1024
    /// The whole body, in bytes.
    public var totalSize = 64 * 1024 * 1024
    /// The header lines of one part, in bytes.
    public var headerSize = 8 * 1024
    /// The folder of temporary files.
    public var temporaryFolder = "/tmp"

    public init() {}

    /// For forms without files: small, and kept in memory.
    public static var textOnly: FormLimits {
        var limits = FormLimits()
        limits.files = 0
        limits.totalSize = 1024 * 1024
        return limits
    }
}
#endif
