#if Server
import Foundation
import Martlet

// Renders three pages in this process.
//
//     RenderBenchmark [SECONDS]          medians and processor time of each page, in milliseconds, as JSON
//     RenderBenchmark html PAGE          the HTML that is measured
//     RenderBenchmark growth [SECONDS]   the table with 10 to 10,000 rows; a page found among 10 to 1,000
//     SERVE=1 RenderBenchmark            the pages over HTTP; flags and environment as for every server of Martlet's
@main enum Program {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case _ where ProcessInfo.processInfo.environment["SERVE"] != nil: try await BenchmarkServer.run()
        case "html": try printHTML(of: arguments.last ?? "")
        case "growth": measureGrowth(seconds: arguments.dropFirst().first.flatMap(Double.init) ?? 0.5)
        default: measurePages(seconds: arguments.first.flatMap(Double.init) ?? 1)
        }
    }
}

func printHTML(of page: String) throws {
    switch page {
    case "table": print(HTMLRenderer.string(TablePage(count: 1_000), hydratable: false), terminator: "")
    case "spiral": print(HTMLRenderer.string(SpiralPage(), hydratable: false), terminator: "")
    case "fortunes": print(HTMLRenderer.string(FortunesPage(stored: Fortune.stored), hydratable: false), terminator: "")
    default: throw NotFound()
    }
}

func measurePages(seconds: Double) {
    var lines: [String] = []
    func report<V: View & JSONCodable>(_ name: String, _ view: V) {
        for kind in Rendering.allCases {
            let result = measure(view, kind, seconds: seconds)
            lines.append("  \"\(name)\(kind.rawValue)\": \(result.json)")
        }
    }
    report("table", TablePage(count: 1_000))
    report("spiral", SpiralPage())
    report("fortunes", FortunesPage(stored: Fortune.stored))
    print("{\n\(lines.joined(separator: ",\n"))\n}")
}

func measureGrowth(seconds: Double) {
    let lines = [10, 30, 100, 300, 1_000, 3_000, 10_000].map { count in
        "  \"\(count)\": \(measure(TablePage(count: count), .hydratable, seconds: seconds).json)"
    }
    let routes = [10, 30, 100, 300, 1_000].map { "  \"\($0)\": \(measureRoutes($0, seconds: seconds))" }
    print(
        "{\n\"rows\": {\n\(lines.joined(separator: ",\n"))\n},\n\"routes\": {\n\(routes.joined(separator: ",\n"))\n}\n}"
    )
}
#endif
