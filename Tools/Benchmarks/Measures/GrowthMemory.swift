import Foundation

/// What memory of its own a verifying replay takes at most: anonymous pages, not the mapped file.
/// `growth-memory-state` replays ledgers of yields alone, whose state is the same at both sizes: a
/// ratio of 1 says that memory follows the state and not the log.
struct GrowthMemory: Measure {
    let name = "growth-memory"

    func lines(_ bench: Bench) throws -> [Line] {
        let line = name + "-state"
        return (bench.selection.includes(name) ? [try mixed(bench)] : [])
            + (bench.selection.includes(line) ? [try unchangingState(bench, line)] : [])
    }

    private func mixed(_ bench: Bench) throws -> Line {
        let large = try bench.ledger(of: bench.largeEventCount)
        let small = try bench.ledger(of: bench.eventCount)
        return Line(
            measure: name, value: try memory(bench, large), unit: "MB",
            limit: try memory(bench, small),
            note: "\(large.eventCount) events; limit: \(small.eventCount), a grant in 22 events")
    }

    private func unchangingState(_ bench: Bench, _ line: String) throws -> Line {
        try bench.withFolder { folder in
            let files = FileManager.default
            let megabytes = try [10, 1].map { factor in
                let path = folder + "/\(factor)"
                try files.createDirectory(atPath: path, withIntermediateDirectories: false)
                let built = try BuiltLedger(
                    in: path, eventCount: bench.eventCount * factor, acts: .yields)
                return try memory(bench, built)
            }
            return Line(
                measure: line, value: megabytes[0], unit: "MB", limit: megabytes[1],
                note: "\(bench.eventCount * 10) events, yields alone; limit: \(bench.eventCount)")
        }
    }

    /// In megabytes; measured in a process of its own, whose heap holds nothing else.
    private func memory(_ bench: Bench, _ ledger: BuiltLedger) throws -> Double {
        let answer = try bench.programs.run(
            bench.programs.path + "/daicho-bench", ["memory", ledger.path])
        guard let bytes = Double(answer.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw BenchmarkFailure("no number of bytes: \(answer)")
        }
        return bytes / 1e6
    }
}
