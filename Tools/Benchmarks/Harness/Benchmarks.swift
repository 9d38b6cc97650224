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

    @Option(help: "Only the lines whose names begin with these words; may be repeated.")
    var only: [String] = []

    @Option(help: "How many events the ledger that is read holds.")
    var events = 100_000

    @Option(help: "Where to write; the measured files lie on its file system.")
    var folder = "."

    @Option(help: .hidden)
    var versions = "unknown"

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard (5_000...10_000_000).contains(events) else {
            throw ValidationError("--events must lie from 5000 to 10000000")
        }
    }

    func run() throws {
        let selection = Selection(names: only)
        let measures = Measures.all.filter { selection.mayInclude($0.name) }
        guard !measures.isEmpty else {
            let names = Measures.all.map(\.name).joined(separator: ", ")
            throw ValidationError("--only: lines of \(names)")
        }
        let programs = ProgramFolder(
            path: Bundle.main.executableURL?.deletingLastPathComponent().path ?? ".")
        let bench = try Bench(
            programs: programs, eventCount: events, selection: selection, folder: folder)
        let head = try Head(bench, folder: folder, versions: versions)
        if !json {
            for (name, value) in head.lines { put("# \(name): \(value)") }
            put("# measure\tvalue\tunit\tlimit\tratio\tnote")
        }
        var lines: [Line] = []
        for measure in measures {
            for line in try measure.lines(bench) where selection.includes(line.measure) {
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
