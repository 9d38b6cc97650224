// swift-tools-version: 6.2
import PackageDescription

/// A package of its own: what fuzzing needs never reaches the product. Built by `Tools/Fuzz/run`,
/// with the coverage of every room that the oracles use.
let package = Package(
    name: "daicho-fuzz",
    dependencies: [.package(name: "daicho", path: "../..")],
    targets: [
        .executableTarget(
            name: "fuzz", dependencies: [.product(name: "Oracles", package: "daicho")],
            swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)],
            // The fuzzer's runtime brings the entry point; the package manager asks for another.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--defsym=fuzz_main=main"])])
    ],
    swiftLanguageModes: [.v6]
)
