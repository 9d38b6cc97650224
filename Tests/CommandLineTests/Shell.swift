import Foundation
import TestSupport
import Testing

/// A folder of its own, in which commands of the shell find the programs that were built.
struct Shell {
    struct Answer {
        let output: String
        let errors: String
        let status: Int32
    }

    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory.file("work"), withIntermediateDirectories: false)
    }

    /// Where the programs lie: beside the tests that run.
    static let programs: String? = {
        let places = [CommandLine.arguments[0], Bundle.main.bundlePath, Bundle.main.executablePath]
        return places.compactMap { $0 }.map {
            URL(fileURLWithPath: $0).deletingLastPathComponent().path
        }.first { FileManager.default.isExecutableFile(atPath: $0 + "/daicho") }
    }()

    func run(_ command: String) throws -> Answer {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: directory.file("work"))
        process.environment = [
            "PATH": try #require(Self.programs) + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            "TZ": "UTC", "COLUMNS": "80", "REPOSITORY": Repository.path,
        ]
        process.standardInput = FileHandle.nullDevice
        let files = [directory.file("output"), directory.file("errors")]
        for file in files { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.standardOutput = FileHandle(forWritingAtPath: files[0])
        process.standardError = FileHandle(forWritingAtPath: files[1])
        try process.run()
        process.waitUntilExit()
        let texts = files.map { file in
            String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
        }
        return Answer(
            output: texts[0], errors: texts[1],
            status: process.terminationReason == .exit ? process.terminationStatus : -1)
    }
}
