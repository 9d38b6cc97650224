import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog

/// Questions at pairs of times, asked with `daicho` as people ask them, from start to end: in
/// ledgers of as many events as others read, ten times as many and fifty times as many.
///
/// The limit adds up the postings of the same ledger in C, which tells nothing of any day. What
/// `-first` stands behind is asked without any cache.
struct AsOfMeasure: Measure {
    let name = "as-of"
    /// The commits between the pairs of a difference hold so many events.
    private static let step: UInt64 = 200

    func lines(_ bench: Bench) throws -> [Line] {
        var lines: [Line] = []
        for factor in [1, 10, 50] {
            let count = min(bench.eventCount * factor, bench.largeEventCount)
            guard bench.selection.mayInclude("\(name)-\(count)") else { continue }
            // The largest is the one that opening-image reads.
            let built = try bench.ledger(of: count, acts: factor == 50 ? Bench.fewGrants : .all)
            lines += try bench.withFolder { folder in
                let ledger = folder + "/ledger"
                try bench.copy(built, to: ledger)
                try BenchmarkLedger.writeKey(to: ledger + ".key")
                return try Asking(bench, ledger, "\(name)-\(count)", built).lines()
            }
        }
        return lines
    }

    /// The questions that one ledger is asked.
    private struct Asking {
        let bench: Bench
        let ledger: String
        let name: String
        let middle: UInt64
        /// Days that lie in the middle of all.
        let days: [LegalDate]
        let runCount: Int

        init(_ bench: Bench, _ ledger: String, _ name: String, _ built: BuiltLedger) throws {
            self.bench = bench
            self.ledger = ledger
            self.name = name
            middle = built.eventCount / 2
            runCount = built.eventCount > 1_000_000 ? 1 : 3
            var day: LegalDate?
            try LMDBEventLog(readingFrom: built.path).read(from: LogPosition(middle)) { _, record in
                day = try RecordDecoder.decode(record).head.effectiveOn
                return false
            }
            days = (0..<9).compactMap { day?.adding(days: -$0) }
            guard days.count == 9 else { throw BenchmarkFailure("no day in \(ledger)") }
        }

        func lines() throws -> [Line] {
            let state = "\(days[0])"
            let pair = ["--on", state]
            let earlier = "\(middle)@\(state)"
            let later = "\(middle + AsOfMeasure.step)@\(state)"
            // Before others leave images behind from which they could begin.
            let plans = try first("plans") { ["plans", ledger] + pair }
            let balance = try first("balance") { ["balance", ledger] + pair }
            let diff = try first("diff") { ["diff", ledger, earlier, later] + table }
            return balance
                + (try warm("balance", "a day never asked about") {
                    ["balance", ledger, "--on", "\(days[$0])"]
                }) + plans + (try others(pair)) + diff
                + (try warm("diff", "\(AsOfMeasure.step) events, asked before") { _ in
                    ["diff", ledger, earlier, later] + table
                }) + (try reports(on: state))
        }

        /// From a register of few rows to one of very many, and what is no register.
        private func others(_ pair: [String]) throws -> [Line] {
            let account = "FUND:121:grant/G-0"
            let questions = [
                ("plans", []), ("grants", ["--csv"]), ("due", ["--csv"]), ("accounts", ["--csv"]),
                ("charges", []), ("permissions", []), ("history", []),
                ("general-ledger", [account]),
            ]
            return try questions.flatMap { verb, rest in
                try warm(verb, "asked before") { _ in [verb, ledger] + rest + pair }
            }
        }

        private var table: [String] { ["--table", "fundBalance", "--csv"] }

        private func reports(on day: String) throws -> [Line] {
            var shown = ""
            let issue = try warm("report-issue", "asked about before") { _ in
                let size = try LMDBEventLog(
                    readingFrom: BenchmarkLedger.path(in: ledger)
                ).next()
                shown = "fundSheet.\(day).\(size)"
                return [
                    "report", "issue", ledger, "fundSheet", "--on", day, "--audience", "full",
                    "--as", "treasurer", "-o", ledger + ".\(size).txt",
                ]
            }
            let show = try warm("report-show", "shown before") { _ in
                ["report", "show", ledger, shown]
            }
            try bench.programs.run(
                bench.programs.path + "/daicho", ["record-state", ledger, "--as", "treasurer"])
            let statement = try warm("statement", "of a grant's account") { _ in
                ["statement", ledger, "FUND:122:grant/G-0"]
            }
            return issue + show + statement
        }

        private func first(_ question: String, _ arguments: () -> [String]) throws -> [Line] {
            try lines(question + "-first", "no cache", runCount) { _ in
                try? FileManager.default.removeItem(atPath: ledger + "/state")
                return arguments()
            }
        }

        /// Asked once before the clock starts.
        private func warm(
            _ question: String, _ note: String, _ arguments: (Int) throws -> [String]
        ) throws -> [Line] {
            guard bench.selection.mayInclude("\(name)-\(question)") else { return [] }
            _ = try bench.programs.watched("daicho", arguments(0))
            return try lines(question, note, 5) { try arguments($0 + 1) }
        }

        /// Milliseconds, and megabytes of anonymous memory.
        private func lines(
            _ question: String, _ note: String, _ runs: Int, _ arguments: (Int) throws -> [String]
        ) throws -> [Line] {
            let line = "\(name)-\(question)"
            guard bench.selection.mayInclude(line) else { return [] }
            var times: [(engine: ProgramFolder.Watched, limit: Double)] = []
            for run in 0..<runs {
                let limit = try bench.programs.scan(BenchmarkLedger.path(in: ledger), .sum).time
                times.append(
                    (
                        try bench.programs.watched("daicho", arguments(run)),
                        limit.seconds
                    ))
            }
            return [
                Alternation.line(
                    line, unit: "ms", note: note, times.map { $0.engine.seconds * 1e3 },
                    times.map { $0.limit * 1e3 }),
                Line(
                    measure: line + "-memory",
                    value: times.map { Double($0.engine.byteCount) / 1e6 }.median, unit: "MB",
                    limit: nil, note: "of its own, at most"),
            ]
        }
    }
}
