/// Who else appends the same events durably, in commits of the same size. Each keeps less than the
/// engine: events and a hash chain (eventsourcing: events alone), no rule, no index of commands, no
/// signature, no balances.
struct AppendRivals {
    let all: [Opponent]

    init(_ line: String, _ perCommit: Int, _ bench: Bench, _ written: WrittenEvents) {
        let programs = bench.programs
        let opponents = [
            Opponent(line: line + "-sqlite", note: "limit: C, WAL, synchronous=FULL") {
                try bench.withFolder { folder in
                    try programs.timed(
                        "rivals/sqlite",
                        [
                            "append", written.records, folder + "/rival.db", "\(written.first)",
                            "\(perCommit)",
                        ]
                    ).time
                }
            },
            Opponent(
                line: line + "-postgresql",
                note: perCommit == 1 ? "limit: an INSERT each" : "limit: COPY"
            ) {
                try programs.python(
                    "postgresql.py",
                    [
                        "append", written.events, try bench.server.address(), "\(written.first)",
                        "\(perCommit)",
                    ])
            },
            Opponent(line: line + "-eventsourcing", note: "limit: its SQLite recorder") {
                try bench.withFolder { folder in
                    try programs.python(
                        "recorder.py",
                        [
                            "append", written.events, folder + "/rival.db", "\(written.first)",
                            "\(perCommit)",
                        ])
                }
            },
        ]
        all = opponents.filter { bench.selection.includes($0.line) }
    }
}
