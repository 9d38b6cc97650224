import EventSourcing
import Foundation
import LMDBEventLog
import LedgerEngine

/// Opening a ledger from its state image: the file read, its signature and hash checked, the state
/// made of it. The limit is the same ledger opened without, every event folded. There are ten
/// thousand grants, and then payments on them for ever.
struct OpeningImageMeasure: Measure {
    let name = "opening-image"
    /// Five million events where the other measures read a hundred thousand.
    private static let factor = 50

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(
            of: Self.factor * bench.eventCount, acts: Bench.fewGrants)
        let (folder, images) = (built.folder, Self.images(in: built.folder))
        _ = try opening(folder, images)
        try requireSameState(folder, images)
        var seconds: [Double] = []
        let lines = try Alternation.lines(
            name, of: Double(built.eventCount), runs: 5,
            note: "limit: without the image",
            engine: {
                let time = try opening(folder, images)
                seconds.append(time.seconds)
                return time
            }, limit: { try opening(folder, nil) })
        return lines + [
            Line(
                measure: name + "-time", value: seconds.median, unit: "s",
                limit: 1, note: "\(built.eventCount) events; limit: a second")
        ]
    }

    static func images(in folder: String) -> StateImages {
        StateImages(in: folder + "/state", signedBy: BenchmarkLedger.signer, every: 1_000)
    }

    static func open(_ folder: String, _ images: StateImages?) throws {
        let log = try BenchmarkLedger.open(folder)
        try Ledger(log, clock: SystemClock(), images: images).close()
    }

    private func opening(_ folder: String, _ images: StateImages?) throws -> WorkTime {
        Self.awaitClosing(of: folder)
        return try WorkTime { try Self.open(folder, images) }
    }

    /// The writer's thread lets go of the file a moment after its last answer.
    static func awaitClosing(of folder: String) {
        while (try? BenchmarkLedger.open(folder)) == nil { Thread.sleep(forTimeInterval: 0.001) }
    }

    private func requireSameState(_ folder: String, _ images: StateImages) throws {
        Self.awaitClosing(of: folder)
        let log = try BenchmarkLedger.open(folder)
        guard
            try DryRun(log, clock: SystemClock(), images: images).ledger
                == DryRun(log, clock: SystemClock()).ledger
        else {
            throw BenchmarkFailure("the image is not the state that the events fold to")
        }
    }
}
