import Foundation
import TestSupport
import Testing

@testable import LMDBEventLog

@Suite struct RadixOrderTests {
    @Test func `the order is that of a stable sort by comparison`() {
        var chance = SeededGenerator(seed: 7)
        for count in [0, 1, 2, 300, 5000] {
            for limit in [1, 3, 255, 256, 1 << 20, UInt64.max] {
                let keys = (0..<count).map { _ in UInt64.random(in: 0...limit, using: &chance) }
                let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
                #expect(RadixOrder.indices(by: keys) == expected.map { UInt32($0) })
            }
        }
    }
}
