#if Server
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An open file, or a range of it, as the body of a response. Open from the moment it is made: what is sent is the file
/// whose size and date were told, even if another has taken its name.
public struct FileBody: Sendable {
    let descriptor: FileDescriptor
    /// Bytes in the whole file.
    public let size: Int
    /// When the file was last written, in seconds since 1970.
    public let modified: Int
    /// The bytes to be sent.
    public internal(set) var range: Range<Int>

    /// Opens the regular file at `path`; throws ``FileError`` if there is none, or it cannot be read.
    public init(path: String) throws(FileError) {
        // Not blocking, for a named pipe in the folder must not hold the thread.
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw FileError(path: path, code: errno) }
        descriptor = FileDescriptor(opened)
        var status = stat()
        guard fstat(opened, &status) == 0 else { throw FileError(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, code: EISDIR) }
        size = Int(status.st_size)
        #if canImport(Glibc)
        modified = status.st_mtim.tv_sec
        #else
        modified = status.st_mtimespec.tv_sec
        #endif
        range = 0..<size
    }
}

/// A file could not be opened.
public struct FileError: Error, CustomStringConvertible {
    public let path: String
    /// The system's error number.
    public let code: Int32
    public var description: String { "cannot read \(path): \(String(cString: strerror(code)))" }
}

/// A descriptor that closes itself with its last owner.
final class FileDescriptor: Sendable {
    let rawValue: Int32
    init(_ rawValue: Int32) { self.rawValue = rawValue }
    deinit { close(rawValue) }
}
#endif
