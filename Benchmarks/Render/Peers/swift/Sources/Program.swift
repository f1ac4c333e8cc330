import Elementary
import Foundation

// The three pages in Elementary. `Pages [SECONDS]` measures, `Pages html PAGE` prints.

@main enum Program {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "html" { return print(pages[arguments.last ?? ""]?() ?? "", terminator: "") }
        let seconds = arguments.first.flatMap(Double.init) ?? 1
        let lines = pages.map { "  \"\($0)\": \(measure($1, seconds))" }
        print("{\n\(lines.joined(separator: ",\n"))\n}")
    }
}

private let pages: [String: @Sendable () -> String] = [
    "table": { TablePage(rows: rows).render() },
    "spiral": { SpiralPage().render() },
    "fortunes": { FortunesPage(stored: stored).render() },
]

/// The median of single renderings, processor time per rendering, bytes: as JSON.
private func measure(_ render: () -> String, _ seconds: Double) -> String {
    let clock = ContinuousClock()
    var times: [Duration] = []
    var bytes = 0
    for _ in 0..<5 { bytes = render().utf8.count }
    let before = processorTime()
    let end = clock.now + .seconds(seconds)
    while clock.now < end || times.count < 10 { times.append(clock.measure { bytes = render().utf8.count }) }
    let processor = (processorTime() - before) * 1e3 / Double(times.count)
    times.sort()
    return #"{"ms": \#(times[times.count / 2] / .milliseconds(1)), "cpu": \#(processor), "bytes": \#(bytes)}"#
}

/// Seconds that this process has had.
private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
