import LMDBEventLog

/// The events of a built ledger in the rivals' stores, each filled when it is first asked for.
final class RivalStore {
    private let built: BuiltLedger
    private let folder: String
    private let bench: Bench
    private let written: WrittenEvents
    private var filled: Set<String> = []
    private var programs: ProgramFolder { bench.programs }

    init(_ built: BuiltLedger, in folder: String, _ bench: Bench) {
        self.built = built
        self.folder = folder
        self.bench = bench
        written = WrittenEvents(in: folder)
    }

    /// - Parameter verb: `sum` or `verify`.
    func sqlite(_ verb: String) throws -> WorkTime {
        let file = folder + "/sqlite.db"
        try once("sqlite") {
            try RecordFile.write(try LMDBEventLog(readingFrom: built.path), to: written.records)
            _ = try programs.timed("rivals/sqlite", ["append", written.records, file, "0", "1000"])
        }
        let answer = try programs.timed("rivals/sqlite", [verb, file])
        guard answer.rest[1] == (try programs.scan(built.path, .sum).result) else {
            throw BenchmarkFailure("its balances are not the limit's")
        }
        return answer.time
    }

    func postgreSQL() throws -> WorkTime {
        let address = try bench.server.address()
        try once("postgresql") {
            _ = try programs.python(
                "postgresql.py", ["append", try events(), address, "0", "1000"])
        }
        return try programs.python("postgresql.py", ["sum", try events(), address])
    }

    func eventsourcing() throws -> WorkTime {
        let file = folder + "/eventsourcing.db"
        try once("eventsourcing") {
            _ = try programs.python("recorder.py", ["append", try events(), file, "0", "1000"])
        }
        return try programs.python("recorder.py", ["fold", try events(), file])
    }

    /// The journal as hledger reads it.
    func journal() throws -> String {
        try written.export(built.folder, programs)
        return written.journal
    }

    func beancountJournal() throws -> String {
        let path = folder + "/journal.beancount"
        let source = try journal()
        try once("beancount") {
            try programs.run(
                programs.path + "/rivals/python/bin/python",
                [programs.path + "/rivals/beans.py", "convert", source, path])
        }
        return path
    }

    private func events() throws -> String {
        try written.export(built.folder, programs)
        return written.events
    }

    private func once(_ name: String, _ fill: () throws -> Void) throws {
        guard !filled.contains(name) else { return }
        try fill()
        filled.insert(name)
    }
}
