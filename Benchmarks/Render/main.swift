#if Server
import Martlet

// Renders three pages in this process, and prints the median time of each in milliseconds as JSON.
//
//     RenderBenchmark [seconds per page]

@inline(never)
func median<V: View>(_ view: V, hydratable: Bool, seconds: Double) -> (milliseconds: Double, bytes: Int) {
    let clock = ContinuousClock()
    var bytes = 0
    var times: [Duration] = []
    func once() {
        HTMLRenderer.render(hydratable: hydratable) {
            _ = ViewBuilder.buildExpression(view)
        } consume: { html, _ in
            bytes = html.count
        }
    }
    for _ in 0..<5 { once() }
    let end = clock.now + .seconds(seconds)
    while clock.now < end || times.count < 10 { times.append(clock.measure(once)) }
    times.sort()
    let middle = times[times.count / 2].components
    return (Double(middle.seconds) * 1e3 + Double(middle.attoseconds) / 1e15, bytes)
}

let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? 1
var lines: [String] = []
@MainActor func report<V: View>(_ name: String, _ view: V) {
    for hydratable in [false, true] {
        let (milliseconds, bytes) = median(view, hydratable: hydratable, seconds: seconds / 2)
        lines.append(#"  "\#(name)\#(hydratable ? ", hydratable" : "")": {"ms": \#(milliseconds), "bytes": \#(bytes)}"#)
    }
}
report("table", TablePage(rows: (0..<1_000).map(TableRow.init(number:))))
report("spiral", SpiralPage(tiles: SpiralPage.tiles()))
report("fortunes", FortunesPage(fortunes: Fortune.all))
print("{\n\(lines.joined(separator: ",\n"))\n}")
#endif
