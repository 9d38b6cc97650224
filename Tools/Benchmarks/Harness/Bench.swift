import Foundation

/// What a measure works with: the folder to write in, the programs, and how many events.
final class Bench {
    let programs: ProgramFolder
    /// Events of the ledger that is read; the others follow from it.
    let eventCount: Int
    let selection: Selection
    let server: Server
    private let folder: String
    private var folderCount = 0
    private var builtLedgers: [LedgerKey: BuiltLedger] = [:]

    static let perCommit = 1000
    /// Grants of a ledger in which they do not grow with the events.
    static let fewGrants = Workload.Acts.grants(atMost: 10_000)
    /// Events of the largest ledger: a hundred times as many, and at most ten million.
    var largeEventCount: Int { max(eventCount, min(eventCount * 100, 10_000_000)) }

    /// - Parameter folder: where to write; the measured files lie on its file system.
    init(
        programs: ProgramFolder, eventCount: Int, selection: Selection, folder: String
    ) throws {
        self.programs = programs
        self.selection = selection
        self.eventCount = eventCount
        self.folder = folder + "/daicho-bench-\(ProcessInfo.processInfo.processIdentifier)"
        server = Server(programs: programs, folder: self.folder + "/postgresql")
        try FileManager.default.createDirectory(
            atPath: self.folder, withIntermediateDirectories: true)
    }

    deinit {
        server.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Runs `body` with a folder of its own, which is gone afterwards.
    func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let path = try makeFolder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }

    /// What this disk takes to make a block durable.
    func syncMicroseconds() throws -> String {
        try withFolder { folder in
            try programs.run(programs.path + "/limits/sync", [folder + "/block"])
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    private func makeFolder() throws -> String {
        folderCount += 1
        let path = folder + "/\(folderCount)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// A ledger of `eventCount` events that several measures read; built once, 1000 events a
    /// commit.
    func ledger(of eventCount: Int, acts: Workload.Acts = .all) throws -> BuiltLedger {
        let key = LedgerKey(eventCount: eventCount, acts: acts)
        if let built = builtLedgers[key] { return built }
        let built = try BuiltLedger(in: try makeFolder(), eventCount: eventCount, acts: acts)
        builtLedgers[key] = built
        return built
    }

    private struct LedgerKey: Hashable {
        let eventCount: Int
        let acts: Workload.Acts
    }

    /// A copy that may be appended to.
    func copy(_ ledger: BuiltLedger, to folder: String) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try files.copyItem(atPath: ledger.path, toPath: BenchmarkLedger.path(in: folder))
    }
}
