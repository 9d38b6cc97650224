@testable import Audit
import EventSourcing
import TestSupport
import Testing

@Suite struct RepetitionFilterTests {
    @Test(arguments: [1, 100, 5000])
    func `an id that came twice is always told, and few others`(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let ids = (0..<count).map { _ in
            CommandID(high: generator.next(), low: generator.next())
        }
        let repeated = ids.indices.filter { $0 % 50 == 0 }.map { ids[$0] }
        var filter = RepetitionFilter(count: UInt64(count))
        for id in ids { filter.add(id) }
        if count == 1 { #expect(filter.isEmpty) }
        for id in repeated { filter.add(id) }
        #expect(!filter.isEmpty)
        #expect(repeated.allSatisfy { filter.mayBeRepeated($0) })
        #expect(ids.filter { filter.mayBeRepeated($0) }.count <= repeated.count + count / 4)
    }
}
