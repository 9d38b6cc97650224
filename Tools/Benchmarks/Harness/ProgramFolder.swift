import Foundation

/// The C programs beside which the engine is measured, and the doors of the product.
struct ProgramFolder {
    /// Where the product's programs and `limits` lie.
    let path: String

    /// The seconds of an append, those of the processor, and the median of its commits in
    /// microseconds.
    struct Append {
        let seconds: Double
        let processorSeconds: Double
        let commitMedian: Double
    }

    func version() throws -> String {
        try run(path + "/limits/append", ["version"]).trimmingCharacters(
            in: .whitespacesAndNewlines)
    }

    func append(
        records: String, to file: String, first: UInt64, perCommit: Int, hashing: Bool
    ) throws -> Append {
        let words = try run(
            path + "/limits/append",
            [records, file, "\(first)", "\(perCommit)", hashing ? "1" : "0"]
        ).split(separator: " ")
        guard words.count == 4, let seconds = Double(words[0]), let worked = Double(words[1]),
            let median = Double(words[2])
        else {
            throw BenchmarkFailure("the limit of an append answered \(words)")
        }
        return Append(seconds: seconds, processorSeconds: worked, commitMedian: median)
    }

    /// What a scan does with each record.
    enum Scan: String {
        case walk, sum, tree
    }

    /// The seconds of a scan, and what came out of it.
    func scan(_ file: String, _ scan: Scan) throws -> (seconds: Double, result: String) {
        let words = try run(path + "/limits/scan", [file, scan.rawValue])
            .split(whereSeparator: \.isWhitespace)
        guard words.count == 3, let seconds = Double(words[0]) else {
            throw BenchmarkFailure("the limit of a scan answered \(words)")
        }
        return (seconds, String(words[2]))
    }

    /// What the program printed; throws unless it ended with success.
    @discardableResult
    func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFailure("\(program) ended with status \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
