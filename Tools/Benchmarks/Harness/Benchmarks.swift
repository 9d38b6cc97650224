import ArgumentParser
import EventCoding
import Foundation

/// Measures the engine beside the limits of the same machine, in the same run.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daicho-bench", abstract: "Measures Daicho beside the limits of the machine.",
        subcommands: [Run.self, Count.self, MemoryCommand.self], defaultSubcommand: Run.self)
}

struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs the measures.")

    @Option(help: "Only the measures whose names begin so; may be given more than once.")
    var only: [String] = []

    @Option(help: "How many events the ledger that is read holds.")
    var events = 100_000

    @Option(help: "Where to write; the measured files lie on its file system.")
    var folder = "."

    @Option(help: .hidden)
    var compilers = "unknown"

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard (5_000...10_000_000).contains(events) else {
            throw ValidationError("--events must lie from 5000 to 10000000")
        }
    }

    func run() throws {
        let measures = Measures.all.filter { measure in
            only.isEmpty || only.contains { measure.name.hasPrefix($0) }
        }
        guard !measures.isEmpty else {
            let names = Measures.all.map(\.name).joined(separator: ", ")
            throw ValidationError("--only: one of \(names)")
        }
        let programs = ProgramFolder(
            path: Bundle.main.executableURL?.deletingLastPathComponent().path ?? ".")
        let bench = try Bench(programs: programs, eventCount: events, folder: folder)
        let head = try Head(bench, folder: folder, compilers: compilers)
        if !json {
            for (name, value) in head.lines { put("# \(name): \(value)") }
            put("# measure\tvalue\tunit\tlimit\tratio\tnote")
        }
        var lines: [Line] = []
        for measure in measures {
            for line in try measure.lines(bench) {
                if !json { put(line.text) }
                lines.append(line)
            }
        }
        if json {
            let members = head.lines.map { JSONValue.Member($0.name, .string($0.value)) }
            put(
                JSONValue.object([
                    .init("machine", .object(members)),
                    .init("measures", .array(lines.map(\.json))),
                ]).pretty)
        }
    }

    /// At once, also into a pipe: a run takes minutes.
    private func put(_ line: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
}

struct MemoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Prints the bytes that a replay takes at most.")

    @Argument(help: "The file of the log.")
    var path: String

    func run() throws {
        print(try Memory.peakGrowth { _ = try VerifyingReplay.run(path) })
    }
}
