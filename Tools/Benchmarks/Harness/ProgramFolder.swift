import Foundation

/// The programs beside which the engine is measured, and the doors of the product.
struct ProgramFolder {
    /// Where the product's programs, `limits` and `rivals` lie.
    let path: String

    /// The time of an append, and the median of its commits in microseconds.
    struct Append {
        let time: WorkTime
        let commitMedian: Double
    }

    /// What a scan does with each record.
    enum Scan: String {
        case walk, sum, tree
    }

    func append(
        records: String, to file: String, first: UInt64, perCommit: Int, hashing: Bool
    ) throws -> Append {
        let answer = try timed(
            "limits/append", [records, file, "\(first)", "\(perCommit)", hashing ? "1" : "0"])
        guard let median = Double(answer.rest[0]) else {
            throw BenchmarkFailure("the limit of an append answered \(answer.rest)")
        }
        return Append(time: answer.time, commitMedian: median)
    }

    /// The time of a scan, and what came out of it.
    func scan(_ file: String, _ scan: Scan) throws -> (time: WorkTime, result: String) {
        let answer = try timed("limits/scan", [file, scan.rawValue])
        return (answer.time, answer.rest[1])
    }

    /// A script of a rival's, run by the Python that has the rivals' packages.
    func python(_ script: String, _ arguments: [String]) throws -> WorkTime {
        try timed("rivals/python/bin/python", [path + "/rivals/" + script] + arguments).time
    }

    /// Runs a program that prints the seconds, those of its processor, and two more words.
    func timed(
        _ program: String, _ arguments: [String]
    ) throws -> (time: WorkTime, rest: [String]) {
        let words = try run(path + "/" + program, arguments).split(whereSeparator: \.isWhitespace)
        guard words.count == 4, let seconds = Double(words[0]), let worked = Double(words[1]) else {
            throw BenchmarkFailure("\(program) answered \(words)")
        }
        let time = WorkTime(seconds: seconds, processorSeconds: worked)
        return (time, words[2...].map(String.init))
    }

    /// How long a program ran, and how many bytes of memory of its own it took at most.
    struct Watched {
        let seconds: Double
        let byteCount: UInt64
    }

    /// Runs one of the product's programs as people do, from start to end.
    func watched(_ program: String, _ arguments: [String]) throws -> Watched {
        let start = ContinuousClock.now
        var (seconds, byteCount) = (0.0, UInt64(0))
        try run(path + "/" + program, arguments) { process in
            byteCount = Memory.peak(of: process)
            // Here and not behind the wait: Foundation notices an end up to 50 ms late.
            seconds = (ContinuousClock.now - start) / .seconds(1)
        }
        return Watched(seconds: seconds, byteCount: byteCount)
    }

    /// What the program printed; throws unless it ended with success, with its last complaint.
    ///
    /// - Parameter watch: is given the process, and returns when it ends.
    @discardableResult
    func run(
        _ program: String, _ arguments: [String], watch: (Int32) -> Void = { _ in }
    ) throws -> String {
        let name = URL(fileURLWithPath: program).lastPathComponent
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchmarkFailure("no program \(name)")
        }
        let process = Process()
        // In files: a pipe that nobody empties while the process is watched would stop it.
        let (answer, complaints) = (path + "/answer", path + "/complaints")
        guard FileManager.default.createFile(atPath: answer, contents: nil),
            FileManager.default.createFile(atPath: complaints, contents: nil),
            let output = FileHandle(forWritingAtPath: answer),
            let errors = FileHandle(forWritingAtPath: complaints)
        else { throw BenchmarkFailure("\(complaints) cannot be written") }
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        watch(process.processIdentifier)
        process.waitUntilExit()
        let data = FileManager.default.contents(atPath: answer) ?? Data()
        guard process.terminationStatus == 0 else {
            let said = FileManager.default.contents(atPath: complaints) ?? Data()
            let last = String(decoding: said, as: UTF8.self).split(separator: "\n").last
            throw BenchmarkFailure(
                "\(name) ended with \(process.terminationStatus): \(last ?? "without a word")")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
