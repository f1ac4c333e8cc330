#if Server
import Configuration
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A setting has a value that it cannot have, or there is no such setting.
public struct ConfigurationError: Error, CustomStringConvertible {
    /// A sentence that names the setting, the value, and what is allowed.
    public let description: String

    public init(description: String) { self.description = description }
}

extension ServerConfiguration {
    /// The configuration that flags and environment ask for. A flag (`--port 8080` or `--port=8080`) counts more than
    /// the environment (`PORT=8080`), and that more than `defaults`.
    /// - Parameters:
    ///   - arguments: the arguments without the program's name.
    ///   - environment: the process' environment.
    ///   - settings: what can be set.
    /// - Throws: ``ConfigurationError`` for a wrong value, an unknown flag, a flag without a value.
    public static func load(
        arguments: [String], environment: [String: String], settings: [Setting] = Setting.standard,
        defaults: ServerConfiguration = ServerConfiguration()
    ) throws(ConfigurationError) -> ServerConfiguration {
        let flags = try parse(arguments, settings: settings)
        let values = Dictionary(
            uniqueKeysWithValues: flags.map {
                (AbsoluteConfigKey(key(of: $0.key)), ConfigValue(stringLiteral: $0.value))
            })
        let reader = ConfigReader(providers: [
            InMemoryProvider(name: "flags", values: values),
            EnvironmentVariablesProvider(environmentVariables: environment),
        ])
        var configuration = defaults
        for setting in settings {
            guard let value = reader.string(forKey: key(of: setting.name)) else { continue }
            // `PORT= program` unsets rather than sets.
            if value.isEmpty, flags[setting.name] == nil { continue }
            guard setting.apply(value, &configuration) else {
                let name = flags[setting.name] == nil ? setting.name : setting.flag
                throw ConfigurationError(description: "\(name) is “\(value)”, but must be \(setting.allowed).")
            }
        }
        return configuration
    }

    /// The configuration of this process. Assets beside the program count more than those of `defaults`.
    ///
    /// Ends the process for `--help`, which prints the settings; for `--health-check`, which asks the server that runs with
    /// the same settings and ends with 0 or 1; for a wrong setting, with a sentence on stderr and 64 (`EX_USAGE`).
    public static func ofProcess(
        settings: [Setting] = Setting.standard, defaults: ServerConfiguration = ServerConfiguration()
    ) -> ServerConfiguration {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let defaults = defaults.withAssetsBesideProgram()
        if arguments.contains("--help") || arguments.contains("-h") {
            print(help(for: settings, defaults: defaults), terminator: "")
            exit(0)
        }
        let isProbe = arguments.contains("--health-check")
        arguments.removeAll { $0 == "--health-check" }
        do {
            let configuration = try load(
                arguments: arguments, environment: environment(), settings: settings, defaults: defaults)
            if isProbe { exit(HealthProbe.isHealthy(configuration) ? 0 : 1) }
            return configuration
        } catch {
            let text = Array("\(error)\n".utf8)
            _ = write(STDERR_FILENO, text, text.count)
            exit(EX_USAGE)
        }
    }

    /// The settings as a table: flag, name in the environment, what it is, default.
    public static func help(
        for settings: [Setting] = Setting.standard, defaults: ServerConfiguration = ServerConfiguration()
    ) -> String {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(2, width + 2 - text.count))
        }
        let flagWidth = settings.map(\.flag.count).max() ?? 0
        let nameWidth = settings.map(\.name.count).max() ?? 0
        var text = "Settings, as flags (--port 8080) or in the environment (PORT=8080); flags win.\n\n"
        for setting in settings {
            let value = setting.current(defaults)
            text += "  \(padded(setting.flag, flagWidth))\(padded(setting.name, nameWidth))\(setting.help)"
            text += value.isEmpty ? "\n" : " (\(value))\n"
            text += String(repeating: " ", count: flagWidth + nameWidth + 6) + setting.allowed + "\n"
        }
        return text
            + "\n--health-check asks the server that runs with these settings, and ends with 0 if all is well.\n"
    }

    /// `DATA_DIR` is `data.dir` to the configuration library, which makes `DATA_DIR` of it for the environment again.
    private static func key(of name: String) -> ConfigKey {
        ConfigKey(name.lowercased().split(separator: "_").map(String.init))
    }

    private static func parse(
        _ arguments: [String], settings: [Setting]
    ) throws(ConfigurationError) -> [String: String] {
        var values: [String: String] = [:]
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let flag = parts.first, let setting = settings.first(where: { $0.flag == flag }) else {
                throw ConfigurationError(
                    description: "There is no flag “\(argument)”. The flags are "
                        + settings.map(\.flag).joined(separator: ", ") + ".")
            }
            if parts.count == 2 {
                values[setting.name] = String(parts[1])
            } else if let value = rest.popFirst() {
                values[setting.name] = value
            } else {
                throw ConfigurationError(
                    description: "\(setting.flag) has no value, but must be \(setting.allowed).")
            }
        }
        return values
    }

    private static func environment() -> [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            next += 1
        }
        return variables
    }
}
#endif
