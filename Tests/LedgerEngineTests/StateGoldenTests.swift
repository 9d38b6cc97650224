import Bytes
import Cryptography
import EventCoding
import EventSourcing
import Foundation
import MemoryEventLog
import ReadModels
import StateCoding
import TestSupport
import Testing

@testable import LedgerEngine

/// The state that the events of Tests/Fixtures/log-v1 fold to, in this build.
///
/// An image that another build has written is used if its shape is the same. If this test finds
/// another state of the same shape, the rules fold the same events otherwise than before: raise the
/// number in StateImage's title, so that no image of the rules before is used, and then note the
/// new hashes here. If the shape is another one, no image is used anyway: note both hashes.
@Suite struct StateGoldenTests {
    private static let shape = "74551a4dd590eb7a5c4750ac6e0950485fb12dfd84787f465780549f7b8bc98f"
    private static let state = "d2ea801ff61b9489d6d3a7bf82f7bea2ababe9152dbbb5be84236e4ff4c3f59b"

    private static let movementShape =
        "ebabfd91292a11cd696f3dcf8efe4be19a30a0158c1faf519864179657920e3d"
    private static let movements =
        "4b7a70dbbddbde7273afb97c9d67dae472e3e36cf8653008115c20d8c895620f"

    private static let postingShape =
        "9a9688a2ac7c468e3e4d1790c93a912d20e6bc3ee922412cd20dae02d0964065"
    private static let postings =
        "238d1d1013c4ef67ec95ddef63649ac1f06754a531d63f638a9a8e8c8a31b17c"

    @Test func `the golden events post to accounts as is noted here`() throws {
        var index = PostingIndex()
        let log = try Self.log()
        try log.forEachRecord(from: .start, to: log.next()) { index.append(try RecordView($1)) }
        var bytes: [UInt8] = []
        index.appendState(to: &bytes)
        let shape = try StateShape(of: PostingIndex.self).text
        #expect(SHA256.hash(Array(shape.utf8)).description == Self.postingShape, "\(shape)")
        #expect(SHA256.hash(bytes).description == Self.postings)
    }

    @Test func `the golden events fold to the state that is noted here`() throws {
        var fold = ViewFold()
        let log = try Self.log()
        try fold.catchUp(with: log, to: log.next())
        var bytes: [UInt8] = []
        fold.appendState(to: &bytes)
        let shape = try StateShape(of: ViewFold.self).text
        #expect(SHA256.hash(Array(shape.utf8)).description == Self.shape, "\(shape)")
        #expect(SHA256.hash(bytes).description == Self.state)
    }

    @Test func `the golden events move the fund as is noted here`() throws {
        var index = FundMovements()
        let log = try Self.log()
        try log.forEachEvent(from: .start, to: log.next()) { try index.apply($1) }
        var bytes: [UInt8] = []
        index.appendState(to: &bytes)
        let shape = try StateShape(of: FundMovements.self).text
        #expect(SHA256.hash(Array(shape.utf8)).description == Self.movementShape, "\(shape)")
        #expect(SHA256.hash(bytes).description == Self.movements)
    }

    private static func log() throws -> MemoryEventLog {
        let log = MemoryEventLog()
        let records = Repository.text(of: "Tests/Fixtures/log-v1/records.hex").split(
            separator: "\n"
        )
        .map { Hexadecimal.decode($0) ?? [] }
        for (index, record) in records.enumerated() {
            let batch = Batch(first: LogPosition(UInt64(index)), records: [record])
            _ = try log.append(batch, if: .none)
        }
        return log
    }
}
