import Bytes
import Cryptography
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
    private static let shape = "513db305c3417d91fb606b8a14f891f5318794df3784c64a0cde7194c34762bb"
    private static let state = "f8b56bfb786082bd64ce5a55a655e13dad6aaa341531c48f9cffd2813ac22ec7"

    private static let movementShape =
        "ebabfd91292a11cd696f3dcf8efe4be19a30a0158c1faf519864179657920e3d"
    private static let movements =
        "4b7a70dbbddbde7273afb97c9d67dae472e3e36cf8653008115c20d8c895620f"

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
