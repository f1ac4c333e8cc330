#if Server
import Glibc
import Martlet

/// What is written.
enum Rendering: String, CaseIterable {
    /// The page alone.
    case plain = ""
    /// With the markers that hydration needs.
    case hydratable = ", hydratable"
    /// … and the page's data, as JSON.
    case withData = ", with data"
}

struct Measurement {
    /// The median of single renderings, milliseconds.
    let milliseconds: Double
    /// Processor time of all of them, per rendering.
    let processor: Double
    let bytes: Int

    var json: String { #"{"ms": \#(milliseconds), "cpu": \#(processor), "bytes": \#(bytes)}"# }
}

@inline(never)
func measure<V: View & JSONCodable>(_ view: V, _ kind: Rendering, seconds: Double) -> Measurement {
    let clock = ContinuousClock()
    var bytes = 0
    func once() {
        HTMLRenderer.render(hydratable: kind != .plain) {
            _ = ViewBuilder.buildExpression(view)
        } consume: { html, _ in
            bytes = html.count
        }
        guard kind == .withData else { return }
        var json = JSONWriter(capacity: 65_536, isPositional: true)
        json.write(view)
        bytes += json.count
    }
    for _ in 0..<5 { once() }
    var times: [Duration] = []
    times.reserveCapacity(2_000_000)
    let began = processorTime()
    let end = clock.now + .seconds(seconds)
    while clock.now < end || times.count < 10 { times.append(clock.measure(once)) }
    let processor = processorTime() - began
    let count = times.count
    times.sort()
    let middle = times[count / 2].components
    return Measurement(
        milliseconds: Double(middle.seconds) * 1e3 + Double(middle.attoseconds) / 1e15,
        processor: processor * 1e3 / Double(count), bytes: bytes)
}

/// Seconds that this process has had.
private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
#endif
