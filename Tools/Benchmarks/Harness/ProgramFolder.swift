import Foundation

/// The C programs beside which the engine is measured, and the doors of the product.
struct ProgramFolder {
    /// Where the product's programs and `limits` lie.
    let path: String

    /// The time of an append, and the median of its commits in microseconds.
    struct Append {
        let time: WorkTime
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
        return Append(
            time: WorkTime(seconds: seconds, processorSeconds: worked), commitMedian: median)
    }

    /// What a scan does with each record.
    enum Scan: String {
        case walk, sum, tree
    }

    /// The time of a scan, and what came out of it.
    func scan(_ file: String, _ scan: Scan) throws -> (time: WorkTime, result: String) {
        let words = try run(path + "/limits/scan", [file, scan.rawValue])
            .split(whereSeparator: \.isWhitespace)
        guard words.count == 4, let seconds = Double(words[0]), let worked = Double(words[1]) else {
            throw BenchmarkFailure("the limit of a scan answered \(words)")
        }
        return (WorkTime(seconds: seconds, processorSeconds: worked), String(words[3]))
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
