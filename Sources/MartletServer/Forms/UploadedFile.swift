#if Server
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file that came with a form: bytes on the disk that have no name there, and are gone with the last copy of this.
public struct UploadedFile: Sendable {
    /// The name of the form's field.
    public let field: String
    /// What the visitor's machine calls the file, without folders. To be shown, not to be believed, and no path.
    public let filename: String
    /// The type that the client claims. Look at the bytes instead.
    public let declaredType: String
    /// Bytes.
    public let size: Int
    private let descriptor: FileDescriptor

    /// Lets `body` look at all bytes, mapped into memory; valid within `body` only.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        guard size > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        guard let map = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor.rawValue, 0), map != MAP_FAILED else {
            throw FileError(path: filename, code: errno)
        }
        defer { munmap(map, size) }
        return try body(UnsafeRawBufferPointer(start: map, count: size))
    }

    /// All bytes.
    public func bytes() throws -> [UInt8] { try withBytes { Array($0) } }

    /// A file in the making.
    final class Writer {
        private let descriptor: FileDescriptor
        private let field: String
        private let filename: String
        private let declaredType: String
        private(set) var size = 0

        init(field: String, filename: String, declaredType: String, folder: String) throws(FileError) {
            descriptor = try TemporaryFile.make(in: folder)
            self.field = field
            self.filename = filename
            self.declaredType = declaredType
        }

        /// Appends. Not moved to another thread: the bytes only go into the system's cache.
        func write(_ bytes: ArraySlice<UInt8>) throws(FileError) {
            try descriptor.write(bytes, path: filename)
            size += bytes.count
        }

        func finish() -> UploadedFile {
            UploadedFile(
                field: field, filename: filename, declaredType: declaredType, size: size, descriptor: descriptor)
        }
    }
}

/// Files without a name: the system removes them with their last descriptor, also if the process is killed.
enum TemporaryFile {
    static func make(in folder: String) throws(FileError) -> FileDescriptor {
        var path = Array("\(folder)/martlet-XXXXXX".utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw FileError(path: folder, code: errno) }
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return FileDescriptor(descriptor)
    }
}

extension FileDescriptor {
    /// Writes all of `bytes` at the end of what was written.
    /// - Parameter path: what an error is to name.
    func write(_ bytes: some RandomAccessCollection<UInt8>, path: String) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let result = rest.withContiguousStorageIfAvailable { buffer in
                #if canImport(Glibc)
                Glibc.write(rawValue, buffer.baseAddress, buffer.count)
                #else
                Darwin.write(rawValue, buffer.baseAddress, buffer.count)
                #endif
            }
            guard let count = result else { throw FileError(path: path, code: EINVAL) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(path: path, code: errno) }
            rest = rest.dropFirst(count)
        }
    }
}
#endif
