import Foundation

/// Other programs that tests ask.
enum Program {
    /// Runs a program to its end, on a thread of its own.
    /// - Returns: its exit status and all that it wrote.
    static func run(_ path: String, _ arguments: [String], in folder: String) async throws -> (Int32, String) {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                let process = Process()
                process.executableURL = URL(filePath: path)
                process.arguments = arguments
                process.currentDirectoryURL = URL(filePath: folder)
                let pipe = Pipe()
                process.standardOutput = pipe
                process.standardError = FileHandle.nullDevice
                continuation.resume(
                    with: Result {
                        try process.run()
                        let output = pipe.fileHandleForReading.readDataToEndOfFile()
                        process.waitUntilExit()
                        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
                    })
            }
        }
    }
}
