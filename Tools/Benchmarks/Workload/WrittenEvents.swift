import Foundation

/// What the engine wrote in the run before: for the limit as bytes, for rivals in JSON.
final class WrittenEvents {
    let records: String
    /// How many stood in the ledger before the clock started.
    private(set) var first: UInt64 = 0
    private let package: String

    /// - Parameter folder: where the files lie.
    init(in folder: String) {
        records = folder + "/records"
        package = folder + "/package"
    }

    /// A line of JSON for each event; made once, since the events are the same in every run.
    var events: String { package + "/events.jsonl" }
    var journal: String { package + "/journal.hledger" }

    func write(_ ledger: BenchmarkLedger) throws {
        first = ledger.prologueCount
        try RecordFile.write(ledger.log, to: records)
    }

    /// By the product's own export.
    func export(_ folder: String, _ programs: ProgramFolder) throws {
        guard !FileManager.default.fileExists(atPath: events) else { return }
        try programs.run(programs.path + "/daicho", ["snapshot", folder, "-o", package])
    }
}
