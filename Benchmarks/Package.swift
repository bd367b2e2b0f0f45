// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "SanadBenchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Sanad", path: "..")],
    targets: [
        .target(name: "ProcessMemory"),
        .executableTarget(
            name: "sanad-benchmarks", dependencies: ["ProcessMemory", .product(name: "SanadKit", package: "Sanad")]),
        .executableTarget(
            name: "sanad-archive-benchmark", dependencies: ["ProcessMemory", .product(name: "SanadKit", package: "Sanad")]),
    ],
    swiftLanguageModes: [.v6]
)
