import Foundation

/// Runs `daicho-replay`, which stands beside the tests.
enum ReplayTool {
    static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "daicho-replay").path

    static func run(_ arguments: String...) throws -> (status: Int32, text: String) {
        try run(path, arguments)
    }

    /// A line of the shell, in which `$0` is the tool.
    static func shell(_ line: String, _ arguments: String...) throws
        -> (status: Int32, text: String)
    {
        try run("/bin/bash", ["-c", line, path] + arguments)
    }

    private static func run(_ program: String, _ arguments: [String]) throws
        -> (status: Int32, text: String)
    {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
