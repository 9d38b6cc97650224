import ArgumentParser
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine

/// Does one piece of work on a fixed workload, for a tool that counts its instructions.
struct Count: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Does a fixed piece of work once, to be counted by valgrind or perf.")

    enum Piece: String, ExpressibleByArgument, CaseIterable {
        /// Makes the ledger that the others read.
        case build
        /// Makes the commands in memory, which is no part of an append.
        case script
        case append, decode, fold, replay
        /// Makes the ledger with a state image that image opens.
        case imagine
        case image
    }

    @Argument(help: "build, script, append, decode, fold, replay, imagine or image.")
    var piece: Piece

    @Argument(help: "Events; a multiple of 1000.")
    var events: Int

    @Argument(
        help:
            "A folder for the ledger: empty for build and append, built before for the others."
    )
    var folder: String

    func run() throws {
        switch piece {
        case .build: _ = try BuiltLedger(in: folder, eventCount: events)
        case .script: _ = try script()
        case .append: try append(script())
        case .decode:
            let log = try BenchmarkLedger.open(folder)
            try log.read(from: .start) { _, record in
                _ = try RecordDecoder.decode(record)
                return true
            }
        case .fold:
            try Ledger(try BenchmarkLedger.open(folder), clock: SystemClock()).close()
        case .replay: _ = try VerifyingReplay.run(BenchmarkLedger.path(in: folder))
        case .imagine:
            let ledger = try BuiltLedger(
                in: folder, eventCount: events, acts: Bench.fewGrants)
            let images = OpeningImageMeasure.images(in: ledger.folder)
            OpeningImageMeasure.awaitClosing(of: folder)
            try OpeningImageMeasure.open(folder, images)
        case .image:
            try OpeningImageMeasure.open(folder, OpeningImageMeasure.images(in: folder))
        }
    }

    private func script() throws -> Script {
        try Script(commits: events / Bench.perCommit, of: Bench.perCommit)
    }

    private func append(_ script: Script) throws {
        let ledger = try BenchmarkLedger(in: folder, prologue: script.prologue)
        for drafts in script.commits { try ledger.post(drafts, eventCount: Bench.perCommit) }
        ledger.close()
    }
}
