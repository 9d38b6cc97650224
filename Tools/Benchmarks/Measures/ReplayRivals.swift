/// Who else replays the same events: SQLite reads its rows, makes the hash chain anew and adds up;
/// eventsourcing reads its events, parses and adds up; hledger and beancount read the journal,
/// check that every entry balances, and print all balances. None of them decides or derives.
struct ReplayRivals: Measure {
    let name = "replay"

    func lines(_ bench: Bench) throws -> [Line] {
        try stores(bench) + journals(bench)
    }

    private func stores(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount)
        return try bench.withFolder { folder in
            let store = RivalStore(built, in: folder, bench)
            let rivals = [
                Opponent(line: "replay-sqlite", note: "limit: chain made anew, balances, C") {
                    try store.sqlite("verify")
                },
                Opponent(
                    line: "replay-eventsourcing",
                    note: "limit: its recorder read, JSON parsed, balances"
                ) { try store.eventsourcing() },
            ].filter { bench.selection.includes($0.line) }
            guard !rivals.isEmpty else { return [] }
            return try Alternation.lines(
                of: Double(built.eventCount), runs: 5,
                engine: { try WorkTime { _ = try VerifyingReplay.run(built.path) } },
                against: rivals)
        }
    }

    /// Programs from their start to their end, the engine's too, on a tenth of the events.
    private func journals(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.eventCount / 10)
        let programs = bench.programs
        return try bench.withFolder { folder in
            let store = RivalStore(built, in: folder, bench)
            let rivals = [
                Opponent(line: "replay-hledger", note: "limit: a process; so is the engine's") {
                    let journal = try store.journal()
                    return try WorkTime {
                        try programs.run(
                            "/usr/bin/hledger", ["-f", journal, "balance", "--flat", "-N"])
                    }
                },
                Opponent(line: "replay-beancount", note: "limit: a process; so is the engine's") {
                    let journal = try store.beancountJournal()
                    return try WorkTime {
                        try programs.run(
                            programs.path + "/rivals/python/bin/python",
                            [programs.path + "/rivals/beans.py", "balances", journal])
                    }
                },
            ].filter { bench.selection.includes($0.line) }
            guard !rivals.isEmpty else { return [] }
            return try Alternation.lines(
                of: Double(built.eventCount), runs: 5,
                engine: {
                    try WorkTime {
                        try programs.run(
                            programs.path + "/daicho-replay", ["replay", built.folder])
                    }
                }, against: rivals)
        }
    }
}
