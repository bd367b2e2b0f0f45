// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "SanadBenchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Sanad", path: "..")],
    targets: [
        .executableTarget(
            name: "sanad-benchmarks", dependencies: [.product(name: "SanadKit", package: "Sanad")]),
        .executableTarget(
            name: "sanad-archive-benchmark", dependencies: [.product(name: "SanadKit", package: "Sanad")]),
    ],
    swiftLanguageModes: [.v6]
)
