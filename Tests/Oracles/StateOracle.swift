import Bytes
import EventCoding
import EventSourcing
import ReadModels
import StateCoding

/// Bytes that read as a state are written and read as the same state again. In a ledger they are
/// read only if its key has signed them.
enum StateOracle {
    static func check(_ bytes: [UInt8]) throws {
        guard let view = try? LedgerView(stateBytes: bytes) else { return }
        let again = try LedgerView(stateBytes: written(view))
        try hold(again == view, "a state is read as it is written")
    }

    static func seeds() throws -> [[UInt8]] {
        var view = LedgerView()
        var seeds = [written(view)]
        for record in try Fixture.records(of: "sample") {
            try view.apply(RecordDecoder.decode(record.rawSpan))
            if view.progress.rawValue.isMultiple(of: 30) { seeds.append(written(view)) }
        }
        return seeds + [written(view)]
    }

    private static func written(_ view: LedgerView) -> [UInt8] {
        var bytes: [UInt8] = []
        view.appendState(to: &bytes)
        return bytes
    }
}
