#if Server
import MartletServer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `martlet`: what is done to a site before it runs.
@main enum MartletCommand {
    static let usage = """
        usage: martlet assets SOURCE DESTINATION

          assets    copies every file below SOURCE to DESTINATION under a name that holds its fingerprint,
                    compresses what shrinks (.br, .gz), rewrites the references in style sheets,
                    and writes manifest.json

        """

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "assets":
            guard arguments.count == 3, !arguments[1...].contains(where: { $0.hasPrefix("-") }) else {
                fail("“martlet assets” takes two folders, SOURCE and DESTINATION.\n\n\(usage)", code: EX_USAGE)
            }
            buildAssets(from: arguments[1], to: arguments[2])
        case "--help", "-h", "help":
            print(usage, terminator: "")
        case let unknown?:
            fail("There is no subcommand “\(unknown)”.\n\n\(usage)", code: EX_USAGE)
        case nil:
            fail(usage, code: EX_USAGE)
        }
    }

    private static func buildAssets(from source: String, to destination: String) {
        do {
            let summary = try AssetBuilder.build(from: source, to: destination)
            for warning in summary.warnings { complain("warning: \(warning)\n") }
            print(
                "\(summary.files) assets, \(kilobytes(summary.bytes)) KB, "
                    + "\(kilobytes(summary.compressedBytes)) KB on the wire → \(destination)")
        } catch {
            fail("martlet assets: \(error)\n", code: EX_IOERR)
        }
    }

    private static func kilobytes(_ bytes: Int) -> String { "\(Double(bytes / 100) / 10)" }

    private static func complain(_ text: String) {
        // Not print: stdout is for what was asked for.
        let bytes = Array(text.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    private static func fail(_ text: String, code: Int32) -> Never {
        complain(text)
        exit(code)
    }
}
#endif
