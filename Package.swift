// swift-tools-version: 6.1
import PackageDescription

// The rooms of the house, in the order in which data flows. A room imports only rooms above it.
// `swift build --disable-default-traits` leaves out the archive and the workbench: what a linguist needs, in two minutes.

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["Full"]))
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Full"]))
let hummingbirdTesting: Target.Dependency = .product(
    name: "HummingbirdTesting", package: "hummingbird", condition: .when(traits: ["Full"]))

let package = Package(
    name: "Sanad",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "SanadKit", targets: ["SanadKit"]),
        .executable(name: "sanad", targets: ["sanad"]),
    ],
    traits: [
        .default(enabledTraits: ["Full"]),
        .trait(name: "Full", description: "The archive (SQLite) and the workbench (web server) besides the reading rooms."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: [
        .target(name: "ArabicText"),
        .target(name: "Readings", dependencies: ["ArabicText"]),
        .target(name: "CorePack", path: "Packs", exclude: ["README.md"], resources: [.copy("core")]),
        .target(name: "CoreModels", path: "Models", exclude: ["README.md"], resources: [.copy("core")]),
        .target(name: "Knowledge", dependencies: ["ArabicText", "Readings", "CorePack", "CoreModels"]),
        .target(name: "TimeExpressions", dependencies: ["ArabicText", "Readings", "Knowledge"]),
        .target(name: "Actors", dependencies: ["ArabicText", "Readings", "Knowledge", "TimeExpressions", "CoreModels"]),
        .target(name: "Syntax", dependencies: ["ArabicText", "Readings", "Knowledge", "Actors", "CoreModels"]),
        .target(name: "Attributions", dependencies: ["ArabicText", "Readings", "Knowledge", "Actors", "Syntax", "CoreModels"]),
        .target(
            name: "Events",
            dependencies: ["ArabicText", "Readings", "Knowledge", "TimeExpressions", "Actors", "Syntax", "Attributions", "CoreModels"]),
        .target(
            name: "Reader",
            dependencies: [
                "ArabicText", "Readings", "Knowledge", "TimeExpressions", "Actors", "Syntax", "Attributions", "Events", crypto,
            ]),
        .target(name: "Comparison", dependencies: ["ArabicText", "Readings", "Knowledge"]),
        .systemLibrary(
            name: "CLibXML2", path: "Sources/CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CMalloc", path: "Sources/CMalloc"),
        .target(name: "Intake", dependencies: ["ArabicText", "Readings", "CLibXML2", "CZlib"]),
        .target(
            name: "Archive", dependencies: ["ArabicText", "Readings", "Knowledge", "Reader", "Comparison", "Intake", grdb]),
        .target(name: "Exchange", dependencies: ["ArabicText", "Readings", "Knowledge", "Comparison"]),
        .target(
            name: "Workbench",
            dependencies: [
                "ArabicText", "Readings", "Knowledge", "Reader", "Comparison", "Archive", "Intake", "Exchange", crypto, hummingbird,
                logging,
            ],
            resources: [.copy("Assets")]),
        .target(
            name: "SanadKit",
            dependencies: [
                "ArabicText", "Readings", "Knowledge", "TimeExpressions", "Actors", "Syntax", "Attributions", "Events", "Reader",
                "Comparison", "Intake", "Exchange", .target(name: "Archive", condition: .when(traits: ["Full"])),
            ]),
        .executableTarget(
            name: "sanad",
            dependencies: [
                "SanadKit", argumentParser, .target(name: "CMalloc", condition: .when(platforms: [.linux])),
                .target(name: "Workbench", condition: .when(traits: ["Full"])),
            ]),

        .target(name: "ScratchFiles", path: "Tests/ScratchFiles"),
        .target(name: "SentenceTables", path: "Tests/SentenceTables"),
        .testTarget(name: "ArabicTextTests", dependencies: ["ArabicText"]),
        .testTarget(name: "ReadingsTests", dependencies: ["Readings"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Readings", "Comparison"]),
        .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge", "CoreModels"]),
        .testTarget(name: "EventsTests", dependencies: ["Events", "Reader", "Knowledge", "Readings", "SentenceTables"], exclude: ["Tables"]),
        .testTarget(name: "ReaderTests", dependencies: ["Reader", "SentenceTables"], exclude: ["Tables"]),
        .testTarget(name: "IntakeTests", dependencies: ["Intake", "ScratchFiles"]),
        .testTarget(
            name: "WorkbenchTests",
            dependencies: [
                "Reader", "Readings", "Archive", "Comparison", "Intake", "Knowledge", "Workbench", "ScratchFiles", hummingbird, hummingbirdTesting,
            ]),
        .testTarget(
            name: "ArchiveTests",
            dependencies: [
                .target(name: "Archive", condition: .when(traits: ["Full"])), "Readings", "Reader", "Comparison", "Intake", "Exchange",
                "ScratchFiles",
            ]),
        .testTarget(name: "ComparisonTests", dependencies: ["Comparison", "ArabicText", "Readings", "Knowledge"]),
        .testTarget(name: "SyntaxTests", dependencies: ["Syntax", "Reader", "Readings", "ArabicText"]),
        .testTarget(
            name: "AttributionsTests", dependencies: ["Attributions", "Knowledge", "Reader", "Readings", "SentenceTables"], exclude: ["Tables"]),
        .testTarget(name: "ActorsTests", dependencies: ["Actors", "CoreModels"]),
        .testTarget(
            name: "TimeExpressionsTests", dependencies: ["TimeExpressions", "ArabicText", "Readings", "Knowledge", "CoreModels"],
            exclude: ["Tables"]),
    ],
    swiftLanguageModes: [.v6]
)
