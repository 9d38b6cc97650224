// swift-tools-version: 6.2
import PackageDescription

/// The floor plan, from the ground up. A room imports only rooms on lower floors, and of its own
/// floor only what is named here (docs/ARCHITECTURE.md). The build is run with
/// `--explicit-target-dependency-import-check error`, so an import that is not named here fails.
let houseSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableExperimentalFeature("Lifetimes"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: imports, swiftSettings: houseSettings)
}

func tests(_ name: String, imports: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name, dependencies: imports, resources: resources, swiftSettings: houseSettings)
}

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "daicho",
    products: [
        .executable(name: "daicho", targets: ["daicho"]),
        .executable(name: "daicho-replay", targets: ["daicho-replay"]),
        // For Tools/Fuzz alone, which is a package of its own.
        .library(name: "Oracles", targets: ["Oracles"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        // MARK: - Floor 0: the machine. The only floor where `unsafe` stands.
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CPrefetch"),
        .systemLibrary(name: "CStatx"),
        .target(name: "CSHA"),
        room("Bytes", imports: ["CMalloc", "CPrefetch"]),
        room("Containers"),
        room("Terminal"),
        room("StateCoding", imports: ["Bytes", "Containers"]),
        room("LMDB", imports: ["CLMDB", "CStatx"]),
        room("Cryptography", imports: ["CCrypto", "CSHA", "CSodium"]),

        // MARK: - Floor 1: words
        room("Accounting", imports: ["Bytes", "Containers", "StateCoding"]),
        room(
            "EventSourcing", imports: ["Bytes", "Containers", "StateCoding", "Accounting"]),
        room("Transparency", imports: ["Bytes", "Cryptography"]),

        // MARK: - Floor 2: the Act
        room(
            "DefenseFund",
            imports: ["Bytes", "Containers", "StateCoding", "EventSourcing", "Accounting"]),

        // MARK: - Floor 3: shapes
        room(
            "EventCoding",
            imports: ["Bytes", "Cryptography", "EventSourcing", "Accounting", "DefenseFund"]),
        room(
            "ReadModels",
            imports: [
                "Cryptography", "Containers", "StateCoding", "EventSourcing", "Accounting",
                "Transparency", "DefenseFund", "EventCoding", "Bytes",
            ]),
        room(
            "Snapshot",
            imports: [
                "Cryptography", "EventSourcing", "Accounting", "Transparency", "DefenseFund",
                "EventCoding", "ReadModels",
            ]),

        // MARK: - Floor 4: logs
        room(
            "MemoryEventLog", imports: ["Bytes", "EventSourcing", "Transparency", "EventCoding"]),
        room(
            "LMDBEventLog",
            imports: [
                "Bytes", "Containers", "LMDB", "Cryptography", "EventSourcing", "Transparency",
                "EventCoding",
            ]),
        room(
            "FolderLog",
            imports: [
                "Bytes", "Cryptography", "EventSourcing", "Transparency", "DefenseFund",
                "EventCoding", "ReadModels", "Snapshot",
            ]),

        // MARK: - Floor 5: work. These two never import each other.
        room(
            "LedgerEngine",
            imports: [
                "Bytes", "Containers", "Cryptography", "StateCoding", "EventSourcing",
                "Accounting", "Transparency",
                "DefenseFund",
                "EventCoding", "ReadModels",
            ]),
        room(
            "Audit",
            imports: [
                "Bytes", "Containers", "Cryptography", "StateCoding", "EventSourcing", "Accounting",
                "Transparency", "DefenseFund", "EventCoding", "ReadModels",
            ]),

        // MARK: - Floor 6: doors
        .target(
            name: "Verifier", path: "Tools/Verifier", exclude: ["README.md", "embed"],
            resources: [.copy("verify.py"), .copy("verifier.html")],
            swiftSettings: houseSettings),
        .executableTarget(
            name: "daicho",
            dependencies: [
                "Cryptography", "EventSourcing", "Accounting", "Transparency", "DefenseFund",
                "EventCoding", "ReadModels", "Snapshot", "MemoryEventLog", "LMDBEventLog",
                "Bytes", "Containers", "StateCoding", "FolderLog", "LedgerEngine", "Terminal",
                "Verifier",
                argumentParser,
            ],
            resources: [.copy("Sample")],
            swiftSettings: houseSettings),
        .executableTarget(
            name: "daicho-replay",
            dependencies: [
                "Bytes", "Containers", "Cryptography", "EventSourcing", "Accounting",
                "Transparency", "DefenseFund", "EventCoding", "StateCoding", "ReadModels",
                "LMDBEventLog", "FolderLog", "Audit", "Terminal", argumentParser,
            ],
            path: "Tools/Replay",
            swiftSettings: houseSettings),

        // MARK: - Measurements; no product carries them
        .executableTarget(
            name: "daicho-bench",
            dependencies: [
                "Bytes", "Cryptography", "EventSourcing", "Accounting", "Transparency",
                "DefenseFund",
                "EventCoding", "LMDBEventLog", "LedgerEngine", "Audit", argumentParser,
            ],
            path: "Tools/Benchmarks",
            exclude: [
                "run", "instructions", "instructions.expected", "compare", "profile", "Limits",
                "Rivals",
            ],
            swiftSettings: houseSettings),

        // MARK: - Tests, a target per room
        .target(
            name: "TestSupport",
            dependencies: [
                "Bytes", "Cryptography", "EventSourcing", "Accounting", "Transparency",
                "DefenseFund", "EventCoding", "ReadModels",
                "MemoryEventLog",
            ],
            path: "Tests/TestSupport",
            swiftSettings: houseSettings),
        tests("ContainersTests", imports: ["Containers", "TestSupport"]),
        tests("TerminalTests", imports: ["Terminal"]),
        tests("StateCodingTests", imports: ["StateCoding", "Containers", "TestSupport"]),
        tests("LMDBTests", imports: ["LMDB", "Bytes", "TestSupport"]),
        tests("CryptographyTests", imports: ["Cryptography"]),
        tests("TransparencyTests", imports: ["Transparency", "Cryptography", "TestSupport"]),
        tests("AccountingTests", imports: ["Accounting", "TestSupport"]),
        tests(
            "DefenseFundTests",
            imports: [
                "Containers", "DefenseFund", "EventSourcing", "Accounting", "EventCoding",
                "ReadModels", "TestSupport",
            ]),
        tests(
            "EventCodingTests",
            imports: [
                "EventCoding", "DefenseFund", "EventSourcing", "Accounting", "Bytes",
                "Cryptography",
                "TestSupport",
            ]),
        tests(
            "ReadModelsTests",
            imports: [
                "Bytes", "Cryptography", "Containers", "StateCoding", "ReadModels", "DefenseFund",
                "EventSourcing", "EventCoding", "Accounting", "Transparency", "TestSupport",
            ]),
        tests(
            "EventLogTests",
            imports: [
                "LMDBEventLog", "MemoryEventLog", "LMDB", "Bytes", "EventCoding", "EventSourcing",
                "Transparency", "TestSupport",
            ]),
        tests(
            "LedgerEngineTests",
            imports: [
                "LedgerEngine", "Bytes", "Cryptography", "StateCoding", "LMDBEventLog",
                "MemoryEventLog", "EventCoding", "ReadModels", "DefenseFund", "EventSourcing",
                "Accounting", "Transparency", "TestSupport",
            ]),
        tests(
            "AuditTests",
            imports: [
                "Audit", "LedgerEngine", "LMDBEventLog", "MemoryEventLog", "FolderLog", "Snapshot",
                "LMDB", "StateCoding", "EventCoding",
                "ReadModels", "DefenseFund", "EventSourcing", "Accounting", "Transparency",
                "Cryptography", "Bytes", "TestSupport",
            ]),
        tests(
            "SnapshotTests",
            imports: [
                "Snapshot", "LedgerEngine", "MemoryEventLog", "EventCoding", "ReadModels",
                "DefenseFund", "EventSourcing", "Accounting", "Transparency", "Cryptography",
                "Bytes",
                "TestSupport",
            ]),
        tests(
            "ScenarioTests",
            imports: [
                "Audit", "LedgerEngine", "MemoryEventLog", "EventCoding", "ReadModels",
                "DefenseFund", "EventSourcing", "Accounting", "TestSupport",
            ]),
        .target(
            name: "Oracles",
            dependencies: [
                "Bytes", "Cryptography", "StateCoding", "EventSourcing", "Accounting",
                "Transparency", "DefenseFund", "EventCoding", "ReadModels", "Snapshot",
                "MemoryEventLog", "LMDBEventLog", "FolderLog", "LedgerEngine", "Audit",
            ],
            path: "Tests/Oracles",
            swiftSettings: houseSettings),
        tests("CorpusTests", imports: ["Oracles", "TestSupport"]),
        tests(
            "CommandLineTests", imports: ["TestSupport"], resources: [.copy("Transcripts")]),
        tests("TidyTests", imports: ["TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
