import Foundation
import Logging
import MartletServer
import Testing

@Suite struct HTTPConfigurationTests {
    private static func load(_ arguments: String..., environment: [String: String] = [:]) throws -> ServerConfiguration {
        try ServerConfiguration.load(arguments: arguments, environment: environment)
    }

    @Test func withoutSettingsTheDefaultsHold() throws {
        let configuration = try Self.load()
        #expect(configuration.host == "127.0.0.1")
        #expect(configuration.port == 8080)
        #expect(configuration.publicURL == nil)
    }

    @Test func flagsWinOverTheEnvironment() throws {
        let environment = ["PORT": "1", "HOST": "0.0.0.0", "DATA_DIR": "/data", "PATH": "/bin"]
        let configuration = try Self.load("--port", "2", "--log-level=debug", environment: environment)
        #expect(configuration.port == 2)
        #expect(configuration.host == "0.0.0.0")
        #expect(configuration.dataDirectory == "/data")
        #expect(configuration.logLevel == .debug)
    }

    @Test func everySettingIsTakenOver() throws {
        let configuration = try Self.load(
            "--assets-dir=x=y", "--public-url", "https://aerie.example/", "--trusted-proxies", "10.0.0.0/8,::1",
            "--shutdown-timeout", "7", "--drain-delay", "3", "--log-format", "JSON")
        #expect(configuration.assetsDirectory == "x=y")
        #expect(configuration.publicURL == "https://aerie.example")
        #expect(configuration.trustedProxies.contains("10.1.1.1"))
        #expect(configuration.shutdownTimeout == 7)
        #expect(configuration.drainDelay == 3)
        #expect(configuration.logFormat == .json)
    }

    @Test(arguments: [
        (["--port", "seven"], "--port is “seven”, but must be a number from 0 to 65535."),
        (["--port=70000"], "--port is “70000”, but must be a number from 0 to 65535."),
        (["--port"], "--port has no value, but must be a number from 0 to 65535."),
        (["--port="], "--port is “”, but must be a number from 0 to 65535."),
        (["--log-level", "loud"], "--log-level is “loud”, but must be trace, debug, info, notice, warning, error, critical."),
        (["--host", "a b"], "--host is “a b”, but must be an IP address or a host name."),
        (["--public-url", "aerie"], "--public-url is “aerie”, but must be an address like https://aerie.example, without a path."),
    ])
    func aWrongFlagIsRefusedWithASentence(arguments: [String], sentence: String) {
        #expect(performing: {
            try ServerConfiguration.load(arguments: arguments, environment: [:])
        }, throws: { ($0 as? ConfigurationError)?.description == sentence })
    }

    @Test func aWrongVariableIsNamedAsOne() {
        #expect(performing: { try Self.load(environment: ["PORT": "x"]) }, throws: {
            "\($0)" == "PORT is “x”, but must be a number from 0 to 65535."
        })
    }

    @Test func anUnknownFlagIsRefused() {
        for flag in ["--prot", "-p", "8080", "--", ""] {
            #expect(performing: { try Self.load(flag) }, throws: {
                "\($0)".hasPrefix("There is no flag “\(flag)”. The flags are --host, --port, ")
            })
        }
    }

    @Test func aSiteHasSettingsOfItsOwn() throws {
        let seed = Setting("SEED_COUNT", help: "photographs to make", allowed: "a number") { Int($0) != nil }
        let settings = Setting.standard + [seed]
        let configuration = try ServerConfiguration.load(
            arguments: ["--seed-count", "7"], environment: [:], settings: settings)
        #expect(configuration.custom["SEED_COUNT"] == "7")
        #expect(throws: ConfigurationError.self) {
            try ServerConfiguration.load(arguments: ["--seed-count", "x"], environment: [:], settings: settings)
        }
        #expect(ServerConfiguration.help(for: settings).contains("--seed-count"))
    }

    @Test func helpShowsEverySettingWithItsDefault() {
        let help = ServerConfiguration.help()
        for setting in Setting.standard { #expect(help.contains(setting.name)) }
        #expect(help.contains("port to listen on; 0 takes a free one (8080)"))
    }
}

@Suite struct HTTPLogTests {
    private static func line(_ format: LogFormat, _ message: String, _ metadata: Logger.Metadata) throws -> String {
        let pipe = Pipe()
        var logger = Logger(label: "test") { label in
            ServerLogHandler(label: label, format: format, descriptor: pipe.fileHandleForWriting.fileDescriptor)
        }
        logger[metadataKey: "request"] = "r1"
        logger.info("\(message)", metadata: metadata)
        try pipe.fileHandleForWriting.close()
        return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    @Test func jsonLinesAreJSONWhateverIsInThem() throws {
        let text = try Self.line(.json, "a \"b\"\n\u{1B}[31m", ["path": "/\n{\"x\":1}", "status": "200", "ms": "0.5", "bytes": "0x1p3"])
        #expect(text.hasSuffix("}\n") && text.filter { $0 == "\n" }.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["message"] as? String == "a \"b\"\n\u{1B}[31m")
        #expect(object["path"] as? String == "/\n{\"x\":1}")
        #expect(object["status"] as? Int == 200)
        #expect(object["ms"] as? Double == 0.5)
        #expect(object["bytes"] as? String == "0x1p3")
        #expect(object["request"] as? String == "r1")
    }

    @Test func textLinesStayOneLine() throws {
        let text = try Self.line(.text, "hello\nworld", ["path": "/a b\nc", "status": "200"])
        #expect(text.filter { $0 == "\n" }.count == 1)
        #expect(text.contains(" info     hello?world path=\"/a b\\nc\" status=200 request=r1\n"))
    }
}
