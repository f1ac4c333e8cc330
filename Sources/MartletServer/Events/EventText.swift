#if Server
import HTTPTypes

/// The lines of an event stream.
enum EventText {
    /// A comment, which scripts do not see.
    static let heartbeat = ":\n\n"

    /// How long the browser is to wait before it comes back.
    static func retry(seconds: Int) -> String { "retry: \(seconds * 1000)\n\n" }

    static func event(id: String, name: String, data: String) -> String {
        var text =
            "id: \(id)\nevent: \(String(String.UnicodeScalarView(name.unicodeScalars.filter { $0 != "\r" && $0 != "\n" })))\n"
        // To Swift a carriage return and the line feed behind it are one character, as they are one line break here.
        for line in data.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" })
        {
            text += "data: \(line)\n"
        }
        return text + "\n"
    }
}

extension HTTPField.Name {
    static let lastEventID = Self("Last-Event-ID")!
    static let xAccelBuffering = Self("X-Accel-Buffering")!
}
#endif
