#if Server
import Martlet
import MartletServer

/// How long a page is looked for among `count`, in nanoseconds, as JSON: one whose path has no parameter, one that has, and one
/// that is not there. Half of the routes have a parameter, and ten begin with the same segment, as those of one resource do.
func measureRoutes(_ count: Int, seconds: Double) -> String {
    let texts = (0..<count).map { number in
        number % 2 == 0 ? "/resource\(number / 10)/action\(number)" : "/resource\(number / 10)/{id}/action\(number)"
    }
    let routes = RouteIndex(texts.map { RoutePattern(literal($0)) })
    let last = count - 1
    let paths = [
        ("plain", "/resource\(last / 10)/action\(last - 1)"), ("parameter", "/resource\(last / 10)/7/action\(last)"),
        ("missing", "/resource\(last / 10)/7/nothing"),
    ]
    let results = paths.map { name, path in
        let segments = path.split(separator: "/").map(String.init)
        precondition((routes.match(path, segments) == nil) == (name == "missing"))
        let clock = ContinuousClock()
        var times: [Double] = []
        let end = clock.now + .seconds(seconds / 3)
        while clock.now < end || times.count < 10 {
            times.append(
                clock.measure { for _ in 0..<1_000 { _ = routes.match(path, segments) } } / .nanoseconds(1_000))
        }
        return "\"\(name)\": \(times.sorted()[times.count / 2])"
    }
    return "{\(results.joined(separator: ", "))}"
}

/// Patterns are literals, of which no one writes a thousand: made of a text that is never freed, as a literal is laid out.
private func literal(_ text: String) -> StaticString {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: text.utf8.count)
    for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
    let isASCII: UInt8 = 2
    return unsafeBitCast((UInt(bitPattern: bytes), UInt(text.utf8.count), isASCII), to: StaticString.self)
}
#endif
