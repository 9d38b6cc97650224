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
    private static let shape = "a7aa0953871c0bd7d8918585def48129dc0f3cae66c4f7b138f14bcade4095d7"
    private static let state = "b7159abbf32a1a607a2bd7235b1931b03b2a1f7c308d5e550d065e1bd73f495a"

    @Test func `the golden events fold to the state that is noted here`() throws {
        var fold = ViewFold()
        let log = MemoryEventLog()
        let records = Repository.text(of: "Tests/Fixtures/log-v1/records.hex").split(
            separator: "\n"
        )
        .map { Hexadecimal.decode($0) ?? [] }
        for (index, record) in records.enumerated() {
            let batch = Batch(first: LogPosition(UInt64(index)), records: [record])
            _ = try log.append(batch, if: .none)
        }
        try fold.catchUp(with: log, to: log.next())
        var bytes: [UInt8] = []
        fold.appendState(to: &bytes)
        let shape = try StateShape(of: ViewFold.self).text
        #expect(SHA256.hash(Array(shape.utf8)).description == Self.shape, "\(shape)")
        #expect(SHA256.hash(bytes).description == Self.state)
    }
}
