// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

// One manifest, two builds. The default trait `Server` builds the server; with
// `--disable-default-traits` and the browser toolset the same targets become the wasm module.
// A trait and not a platform condition: SwiftPM takes `wasm32-unknown-none-wasm` for Linux.
let onServer: TargetDependencyCondition? = .when(traits: ["Server"])

// What `import Martlet` brings. Listed by name where this package uses it: the umbrella module does not change when one of
// these does, and SwiftPM builds again only what depends on a changed module directly.
let framework: [Target.Dependency] = [
    "Martlet", "MartletJSON", "MartletCore", "MartletBrowser",
    .target(name: "MartletDatabase", condition: onServer), .target(name: "MartletServer", condition: onServer),
]

let shared: [SwiftSetting] = [.enableExperimentalFeature("Extern")]

// Builds by Sources/Build/swift.sh bring a library along that expands macros; others make SwiftPM's tool.
let macroLibrary = Context.environment["MARTLET_MACROS"]
let macros: [Target.Dependency] = macroLibrary == nil ? ["MartletMacros"] : []

// Pages that Benchmarks/Pages generates to see what one more page costs; not there in a usual build.
let generatedPages: [Target] =
    Context.environment["MARTLET_GENERATED_PAGES"].map { path in
        [.executableTarget(name: "PagesBrowser", dependencies: framework, path: path, swiftSettings: shared)]
    } ?? []

let package = Package(
    name: "martlet",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Martlet", targets: ["Martlet"]),
        .library(name: "MartletBrowser", targets: ["MartletBrowser"]),
    ],
    traits: [
        .default(enabledTraits: ["Server"]),
        .trait(name: "Server", description: "Build the server's half: HTML, HTTP and the database."),
    ],
    dependencies: [
        .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The language of components, both sides.
        .target(
            name: "Martlet",
            dependencies: [
                "MartletCore", "MartletBrowser",
                .target(name: "MartletServer", condition: onServer),
                .target(name: "MartletDatabase", condition: onServer),
            ], swiftSettings: shared),
        .target(
            name: "MartletCore", dependencies: ["MartletJSON", "CMartlet"] + macros, swiftSettings: shared),
        .target(name: "MartletJSON", dependencies: macros, swiftSettings: shared),
        .macro(
            name: "MartletMacros",
            dependencies: [
                .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
                .product(name: "SwiftCompilerPlugin", package: "swift-syntax"),
            ]),
        .target(name: "CMartlet"),

        // The browser's half.
        .target(name: "MartletBrowser", dependencies: ["MartletCore"], swiftSettings: shared),

        // The server's half.
        .target(
            name: "MartletServer",
            dependencies: [
                "CMartlet", "MartletCore", "MartletDatabase",
                .product(name: "HummingbirdCore", package: "hummingbird", condition: onServer),
                .product(name: "NIOCore", package: "swift-nio", condition: onServer),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: onServer),
                .product(name: "NIOPosix", package: "swift-nio", condition: onServer),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: onServer),
                .product(name: "Logging", package: "swift-log", condition: onServer),
                .product(name: "Metrics", package: "swift-metrics", condition: onServer),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: onServer),
                .product(name: "Configuration", package: "swift-configuration", condition: onServer),
                .product(name: "Crypto", package: "swift-crypto", condition: onServer),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: onServer),
                .product(name: "UnixSignals", package: "swift-service-lifecycle", condition: onServer),
                .target(name: "CCompression", condition: onServer),
                .target(name: "CArgon2", condition: onServer),
                .target(name: "CHTMLReader", condition: onServer),
                .target(name: "CVips", condition: onServer),
            ]),
        .systemLibrary(name: "CCompression", providers: [.apt(["libbrotli-dev", "zlib1g-dev"]), .brew(["brotli"])]),
        .systemLibrary(
            name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"]), .brew(["argon2"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .target(name: "CHTMLReader", dependencies: ["CLibXML2"]),
        .target(name: "CVips"),
        .executableTarget(name: "martlet", dependencies: ["MartletServer"], path: "Sources/MartletCommand"),
        .target(
            name: "MartletDatabase",
            dependencies: [
                "MartletJSON",
                .product(name: "GRDB", package: "GRDB.swift", condition: onServer),
                .product(name: "GRDBSQLite", package: "GRDB.swift", condition: onServer),
            ]),

        .testTarget(
            name: "MartletServerTests",
            dependencies: [
                "MartletServer", "MartletDatabase", "CCompression",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], exclude: ["Images/Samples"]),

        // Aerie, the site.
        .target(name: "Components", dependencies: framework, path: "Components", swiftSettings: shared),
        .executableTarget(
            name: "AerieServer",
            dependencies: framework + [
                "Components", .product(name: "Logging", package: "swift-log", condition: onServer),
            ]),
        .executableTarget(name: "AerieBrowser", dependencies: framework + ["Components"], swiftSettings: shared),

        // Tests mirror the sources by name; Tests/Browser drives Chromium and is run by `make test`.
        .testTarget(
            name: "ComponentsTests",
            dependencies: framework + [
                "Components", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        .testTarget(
            name: "MartletBrowserTests",
            dependencies: [
                "MartletCore", "MartletBrowser", "MartletTestViews", "CMartlet",
            ]),
        // The site that the tests in Chromium visit.
        .target(
            name: "MartletTestViews", dependencies: ["MartletCore"], path: "Tests/Browser/Fixture/Flow",
            swiftSettings: shared),
        .target(
            name: "BrowserFixture", dependencies: framework + ["MartletTestViews"], path: "Tests/Browser/Fixture/Pages",
            swiftSettings: shared),
        .executableTarget(
            name: "FixtureServer",
            dependencies: framework + [
                "BrowserFixture", .product(name: "Logging", package: "swift-log", condition: onServer),
            ], path: "Tests/Browser/Fixture/Server"),
        .executableTarget(
            name: "FixtureBrowser", dependencies: framework + ["BrowserFixture"], path: "Tests/Browser/Fixture/Browser",
            swiftSettings: shared),
        .testTarget(name: "MartletCoreTests", dependencies: ["MartletCore", "MartletJSON"]),
        .testTarget(name: "MartletJSONTests", dependencies: ["MartletJSON"]),
        .testTarget(
            name: "MartletMacrosTests",
            dependencies: [
                "MartletMacros",
                .product(name: "SwiftSyntaxMacroExpansion", package: "swift-syntax"),
            ]),
        .testTarget(name: "MartletDatabaseTests", dependencies: ["MartletDatabase"]),

        // Benchmarks, run by `make bench`.
        .executableTarget(
            name: "CounterBrowser", dependencies: framework, path: "Benchmarks/Counter", exclude: ["index.html"],
            swiftSettings: shared),
        .executableTarget(
            name: "RowsBrowser", dependencies: framework, path: "Benchmarks/Rows",
            exclude: ["index.html", "build.sh"], swiftSettings: shared),
        .executableTarget(
            name: "RenderBenchmark",
            dependencies: framework + [
                .product(name: "Logging", package: "swift-log", condition: onServer)
            ], path: "Benchmarks/Render", exclude: ["Peers", "run.py"], swiftSettings: shared),
    ] + generatedPages
)

if let macroLibrary {
    let plugin = SwiftSetting.unsafeFlags(["-Xfrontend", "-load-plugin-library", "-Xfrontend", macroLibrary])
    for target in package.targets where [.regular, .executable, .test].contains(target.type) {
        target.swiftSettings = (target.swiftSettings ?? []) + [plugin]
    }
}
