#if Server
import Logging

/// One setting of the server: its name in the environment, `DATA_DIR`, from which its flag follows, `--data-dir`.
public struct Setting: Sendable {
    /// `DATA_DIR`
    public let name: String
    /// One line for `--help`.
    public let help: String
    /// What values are right, as it is told to who gave a wrong one: “a number from 0 to 65535”.
    public let allowed: String
    /// Takes a value over into the configuration; false if it is wrong.
    let apply: @Sendable (String, inout ServerConfiguration) -> Bool
    /// The value before anything is set, for `--help`.
    let current: @Sendable (ServerConfiguration) -> String

    /// A setting of your own site; its value is found in ``ServerConfiguration/custom``.
    /// - Parameter isAllowed: whether a value is right.
    public init(
        _ name: String, help: String, allowed: String, isAllowed: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.init(name, help: help, allowed: allowed, current: { $0.custom[name] ?? "" }) { value, configuration in
            configuration.custom[name] = value
            return isAllowed(value)
        }
    }

    init(
        _ name: String, help: String, allowed: String, current: @escaping @Sendable (ServerConfiguration) -> String,
        apply: @escaping @Sendable (String, inout ServerConfiguration) -> Bool
    ) {
        self.name = name
        self.help = help
        self.allowed = allowed
        self.apply = apply
        self.current = current
    }

    /// `--data-dir`
    var flag: String { "--" + name.lowercased().replacing("_", with: "-") }
}

extension Setting {
    /// The settings that every server has.
    public static let standard: [Setting] = [
        Setting("HOST", help: "address to listen on", allowed: "an IP address or a host name", current: \.host) {
            $1.host = $0
            return HostHeader.isValid($0) || IPAddress($0) != nil
        },
        number("PORT", help: "port to listen on; 0 takes a free one", 0...65_535, \.port),
        text("DATA_DIR", help: "folder of the database and of uploaded files", \.dataDirectory),
        text("ASSETS_DIR", help: "folder of the assets", \.assetsDirectory),
        Setting(
            "PUBLIC_URL", help: "address of the site as visitors see it",
            allowed: "an address like https://aerie.example, without a path", current: { $0.publicURL ?? "" }
        ) { value, configuration in
            let bare = value.hasSuffix("/") ? String(value.dropLast()) : value
            configuration.publicURL = bare
            return ["http://", "https://"].contains { bare.hasPrefix($0) && HostHeader.isValid(String(bare.dropFirst($0.count))) }
        },
        Setting(
            "TRUSTED_PROXIES", help: "proxies whose X-Forwarded headers are believed",
            allowed: "addresses and networks separated by commas, like 10.0.0.0/8,::1", current: { _ in "" }
        ) { value, configuration in
            guard let proxies = TrustedProxies(value) else { return false }
            configuration.trustedProxies = proxies
            return true
        },
        number("SHUTDOWN_TIMEOUT", help: "seconds that running requests have to finish", 0...3600, \.shutdownTimeout),
        number("DRAIN_DELAY", help: "seconds of 503 on /health before listening ends", 0...3600, \.drainDelay),
        Setting(
            "LOG_LEVEL", help: "the least important lines that are logged",
            allowed: Logger.Level.allCases.map(\.rawValue).joined(separator: ", "), current: \.logLevel.rawValue
        ) { value, configuration in
            guard let level = Logger.Level(rawValue: value.lowercased()) else { return false }
            configuration.logLevel = level
            return true
        },
        Setting(
            "LOG_FORMAT", help: "text for people, json for machines",
            allowed: LogFormat.allCases.map(\.rawValue).joined(separator: ", "), current: \.logFormat.rawValue
        ) { value, configuration in
            guard let format = LogFormat(rawValue: value.lowercased()) else { return false }
            configuration.logFormat = format
            return true
        },
    ]

    private static func number(
        _ name: String, help: String, _ range: ClosedRange<Int>,
        _ property: WritableKeyPath<ServerConfiguration, Int> & Sendable
    ) -> Setting {
        Setting(
            name, help: help, allowed: "a number from \(range.lowerBound) to \(range.upperBound)",
            current: { "\($0[keyPath: property])" }
        ) { value, configuration in
            guard let number = Int(value), range.contains(number) else { return false }
            configuration[keyPath: property] = number
            return true
        }
    }

    private static func text(
        _ name: String, help: String, _ property: WritableKeyPath<ServerConfiguration, String> & Sendable
    ) -> Setting {
        Setting(name, help: help, allowed: "a path", current: { $0[keyPath: property] }) { value, configuration in
            configuration[keyPath: property] = value
            return !value.isEmpty && !value.utf8.contains(0)
        }
    }
}
#endif
