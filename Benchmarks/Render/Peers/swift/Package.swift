// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that who builds Martlet does not fetch this. `ELEMENTARY` names a checkout.
let elementary = Context.environment["ELEMENTARY"] ?? "elementary"

let package = Package(
    name: "elementary-pages",
    dependencies: [.package(name: "elementary", path: elementary)],
    targets: [
        .executableTarget(
            name: "Pages", dependencies: [.product(name: "Elementary", package: "elementary")], path: "Sources")
    ]
)
