// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that who builds Martlet does not fetch this. `ELEMENTARY` names a checkout, where there is one at hand.
let elementary: Package.Dependency =
    Context.environment["ELEMENTARY"].map { .package(name: "elementary", path: $0) }
    ?? .package(url: "https://github.com/elementary-swift/elementary.git", from: "0.6.0")

let package = Package(
    name: "elementary-pages",
    dependencies: [elementary],
    targets: [
        .executableTarget(
            name: "Pages", dependencies: [.product(name: "Elementary", package: "elementary")], path: "Sources")
    ]
)
