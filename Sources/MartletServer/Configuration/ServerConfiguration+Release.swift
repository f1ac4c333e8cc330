#if Server
#if canImport(Glibc)
import Glibc
#endif

extension ServerConfiguration {
    /// The same, with the assets that stand beside the program, if there are any: a release runs from any directory.
    func withAssetsBesideProgram() -> ServerConfiguration {
        guard let folder = Self.programFolder else { return self }
        var configuration = self
        if access("\(folder)/assets/manifest.json", R_OK) == 0 { configuration.assetsDirectory = "\(folder)/assets" }
        return configuration
    }

    /// Where this program's file is; nil where the system does not say.
    private static var programFolder: String? {
        #if canImport(Glibc)
        let path = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer -> String? in
            let count = readlink("/proc/self/exe", buffer.baseAddress!, buffer.count)
            guard count > 0 else { return nil }
            return String(
                decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]), as: UTF8.self)
        }
        guard let path, let slash = path.lastIndex(of: "/") else { return nil }
        return String(path[..<slash])
        #else
        return nil
        #endif
    }
}
#endif
