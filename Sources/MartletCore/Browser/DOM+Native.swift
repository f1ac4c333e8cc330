#if Server
/// The document's place in native builds: what a test installs, and nothing otherwise.
package enum DOM {
    nonisolated(unsafe) package static var document: (any TestDocument)?

    package static func flush(
        _ commands: UnsafePointer<Int32>, _ count: Int, _ text: UnsafePointer<UInt8>, _ textCount: Int
    ) {
        document?.flush(
            Array(UnsafeBufferPointer(start: commands, count: count)),
            String(decoding: UnsafeBufferPointer(start: text, count: textCount), as: UTF8.self))
    }
    package static func shape(
        _ id: Int32, _ html: UnsafePointer<UInt8>, _ htmlCount: Int, _ program: UnsafePointer<Int32>,
        _ programCount: Int
    ) {
        document?.shape(
            Int(id), String(decoding: UnsafeBufferPointer(start: html, count: htmlCount), as: UTF8.self),
            Array(UnsafeBufferPointer(start: program, count: programCount)))
    }
    package static func eventNumber(_ path: UnsafePointer<UInt8>, _ count: Int) -> Double {
        document?.eventNumber(String(decoding: UnsafeBufferPointer(start: path, count: count), as: UTF8.self)) ?? .nan
    }
    nonisolated(unsafe) private static var left = ""
    package static func eventText(_ path: UnsafePointer<UInt8>, _ count: Int, _ isField: Bool) -> Int {
        left =
            document?.eventText(String(decoding: UnsafeBufferPointer(start: path, count: count), as: UTF8.self)) ?? ""
        return left.utf8.count
    }
    package static func takeText(_ count: Int) -> String { count > 0 ? left : "" }
    package static func eventCall(_ method: UnsafePointer<UInt8>, _ count: Int) {
        document?.eventCall(String(decoding: UnsafeBufferPointer(start: method, count: count), as: UTF8.self))
    }
    package static func nodeCall(_ handle: Int32, _ slot: Int, _ method: StaticString) {
        document?.nodeCall(Int(handle), slot, method.description)
    }
    package static func timer(_ id: Int, _ milliseconds: Int) -> Int32 { Int32(id) }
    package static func stopTimer(_ timer: Int32) {}
    package static func setDocument(_ name: StaticString, _ value: String) {}
    package static func send(_ number: Int, _ call: String) {}
    package static func log(_ text: StaticString) {}
}

/// A document that records, for tests of the browser's half without a browser.
public protocol TestDocument: AnyObject {
    func flush(_ commands: [Int32], _ text: String)
    func shape(_ id: Int, _ html: String, _ program: [Int32])
    func eventNumber(_ path: String) -> Double
    func eventText(_ path: String) -> String
    func eventCall(_ method: String)
    func nodeCall(_ handle: Int, _ slot: Int, _ method: String)
}
#endif
