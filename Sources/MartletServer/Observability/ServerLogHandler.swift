#if Server
import Logging
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes log lines to stdout, one line each, whatever is in them.
///
///     LoggingSystem.bootstrap(configuration)      // once, at the program's start
///
/// As text: `2026-11-21 11:20:05.123 info    request  method=GET path=/ status=200 …`, as JSON: one object.
public struct ServerLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    public var logLevel: Logger.Level
    private let label: String
    private let format: LogFormat
    private let descriptor: Int32

    /// - Parameter descriptor: where lines go; 1 is stdout.
    public init(label: String, level: Logger.Level = .info, format: LogFormat = .text, descriptor: Int32 = 1) {
        self.label = label
        self.logLevel = level
        self.format = format
        self.descriptor = descriptor
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let given = event.metadata { all.merge(given) { _, new in new } }
        let fields = all.sorted { Self.rank($0.key) < Self.rank($1.key) }
        var line: [UInt8]
        switch format {
        case .text: line = Self.text(event, fields: fields)
        case .json: line = Self.json(event, label: label, fields: fields)
        }
        line.append(UInt8(ascii: "\n"))
        // One write per line: lines of several threads do not mix.
        _ = write(descriptor, line, line.count)
    }

    private typealias Fields = [(key: String, value: Logger.MetadataValue)]

    private static func text(_ event: LogEvent, fields: Fields) -> [UInt8] {
        let level = event.level.rawValue
        var line = Array("\(timestamp(separator: " ")) \(level)".utf8)
        line += Array(repeating: UInt8(ascii: " "), count: max(1, 9 - level.utf8.count))
        appendEscaped("\(event.message)", to: &line)
        for (key, value) in fields {
            line.append(UInt8(ascii: " "))
            line += key.utf8
            line.append(UInt8(ascii: "="))
            let text = "\(value)"
            // Quoted wherever it could be read as two fields; JSON's escapes keep a line one line.
            if text.isEmpty || text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3D || $0 == 0x7F }) {
                JSONText.append(text, to: &line)
            } else {
                line += text.utf8
            }
        }
        return line
    }

    private static func json(_ event: LogEvent, label: String, fields: Fields) -> [UInt8] {
        let time = timestamp(separator: "T")
        var line = Array("{\"time\":\"\(time)Z\",\"level\":\"\(event.level.rawValue)\",\"message\":".utf8)
        JSONText.append("\(event.message)", to: &line)
        line += ",\"logger\":".utf8
        JSONText.append(label, to: &line)
        for (key, value) in fields where !["time", "level", "message", "logger"].contains(key) {
            line.append(UInt8(ascii: ","))
            JSONText.append(key, to: &line)
            line.append(UInt8(ascii: ":"))
            let text = "\(value)"
            if numeric.contains(key), isNumber(text) {
                line += text.utf8
            } else {
                JSONText.append(text, to: &line)
            }
        }
        line.append(UInt8(ascii: "}"))
        return line
    }

    /// A message may hold what a client sent: line breaks and escape codes become visible.
    private static func appendEscaped(_ text: String, to line: inout [UInt8]) {
        for byte in text.utf8 { line.append(byte < 0x20 || byte == 0x7F ? UInt8(ascii: "?") : byte) }
    }

    /// The fields of a request's line in the order a person reads them, then the others by name.
    private static func rank(_ key: String) -> String {
        order.firstIndex(of: key).map { "\($0)" } ?? "~\(key)"
    }

    private static let order = ["method", "path", "status", "bytes", "ms", "request", "remote"]
    private static let numeric: Set<String> = ["status", "bytes", "ms", "port"]

    /// Digits and at most one point among them: a number in JSON too.
    private static func isNumber(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }
            && (text == "0" || parts.first == "0" || !text.hasPrefix("0"))
    }

    private static func timestamp(separator: String) -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        func padded(_ value: some BinaryInteger, _ width: Int) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        return "\(padded(Int(parts.tm_year) + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
            + separator + "\(padded(parts.tm_hour, 2)):\(padded(parts.tm_min, 2)):\(padded(parts.tm_sec, 2))"
            + ".\(padded(now.tv_nsec / 1_000_000, 3))"
    }
}

extension LoggingSystem {
    /// Makes all loggers write as the configuration says. Once, at the program's start.
    public static func bootstrap(_ configuration: ServerConfiguration) {
        let level = configuration.logLevel
        let format = configuration.logFormat
        bootstrap { ServerLogHandler(label: $0, level: level, format: format) }
    }
}
#endif
