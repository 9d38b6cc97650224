import Foundation
import LMDBEventLog
import TestSupport
import Testing
import Transparency

@Suite struct LMDBEventLogTests {
    @Test(arguments: EventLogContract<LMDBEventLog>.rules)
    func `the log in LMDB keeps the contract`(_ rule: EventLogContract<LMDBEventLog>.Rule) throws {
        let folder = try TemporaryDirectory()
        try rule.holds(
            over: EventLogContract { signer in
                try LMDBEventLog(
                    path: folder.file(UUID().uuidString), creating: true, mapSizeBytes: 1 << 28,
                    sign: signer)
            })
    }

    /// The map begins with room for the tables alone, so that nearly every append must enlarge it.
    @Test(arguments: EventLogContract<LMDBEventLog>.rules)
    func `the log keeps the contract while its map grows`(
        _ rule: EventLogContract<LMDBEventLog>.Rule
    ) throws {
        let folder = try TemporaryDirectory()
        try rule.holds(
            over: EventLogContract { signer in
                try LMDBEventLog(
                    path: folder.file(UUID().uuidString), creating: true, mapSizeBytes: 1 << 16,
                    sign: signer)
            })
    }
}
