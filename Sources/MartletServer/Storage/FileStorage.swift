#if Server
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files in a folder, under names made of their content.
///
/// A file is written under another name, synced, and then renamed: after a crash there is the whole file or none. What such
/// a crash leaves of the other name is removed when the storage is opened next.
public struct FileStorage: Storage {
    /// The folder.
    public let root: String
    private let threads: WorkerThreads

    /// Opens the folder, and makes it if there is none.
    /// - Parameter threads: where files are written; two threads if none are given.
    public init(root: String, threads: WorkerThreads = WorkerThreads(count: 2, waiting: 256)) throws(FileError) {
        self.root = root
        self.threads = threads
        try Self.makeFolder(root)
        try Self.makeFolder(root + "/unfinished")
        removeUnfinished()
    }

    public func store(_ bytes: [UInt8], fileExtension: String) async throws -> String {
        let key = StorageKey.of(bytes, fileExtension: fileExtension)
        try await threads.run { try write(bytes, to: key) }
        return key
    }

    public func response(for key: String) async throws -> Response? {
        guard StorageKey.isValid(key), let file = try? FileBody(path: path(of: key)) else { return nil }
        var response = Response.file(file, named: key)
        response.headers[.eTag] = "\"\(key.dropFirst(3).prefix(40))\""
        return response
    }

    public func remove(_ key: String) async throws {
        try await threads.run { try removeNow(key) }
    }

    /// Removes a file without waiting for a thread: within a database's transaction, so that nobody else takes it for there
    /// meanwhile.
    public func removeNow(_ key: String) throws(FileError) {
        guard StorageKey.isValid(key) else { return }
        let path = path(of: key)
        guard unlink(path) == 0 || errno == ENOENT else { throw FileError(path: path, code: errno) }
    }

    /// Whether a file is there at this moment.
    public func contains(_ key: String) -> Bool { StorageKey.isValid(key) && access(path(of: key), F_OK) == 0 }

    private func path(of key: String) -> String { "\(root)/\(key)" }

    private func write(_ bytes: [UInt8], to key: String) throws(FileError) {
        let path = path(of: key)
        // Equal names are equal files.
        guard access(path, F_OK) != 0 else { return }
        try Self.makeFolder("\(root)/\(key.prefix(2))")
        var temporary = Array("\(root)/unfinished/XXXXXX".utf8CString)
        let descriptor = mkstemp(&temporary)
        guard descriptor >= 0 else { throw FileError(path: root, code: errno) }
        let file = FileDescriptor(descriptor)
        do throws(FileError) {
            try file.write(bytes, path: path)
            guard fchmod(file.rawValue, 0o644) == 0, fsync(file.rawValue) == 0, rename(temporary, path) == 0 else {
                throw FileError(path: path, code: errno)
            }
        } catch {
            unlink(temporary)
            throw error
        }
        Self.sync(folder: "\(root)/\(key.prefix(2))")
    }

    /// A new name lasts once its folder is on the disk too.
    private static func sync(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func makeFolder(_ path: String) throws(FileError) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError(path: path, code: errno) }
    }

    private func removeUnfinished() {
        guard let folder = opendir(root + "/unfinished") else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { unlink("\(root)/unfinished/\(name)") }
        }
    }
}
#endif
