@testable import Audit
import EventSourcing
import TestSupport
import Testing

@Suite struct CommandMergeTests {
    /// Segments of sorted commands, as a log stores them, and the rest.
    private struct Case {
        var segments: [[(CommandID, LogPosition)]] = []
        var rest: [(CommandID, LogPosition)] = []

        /// - Parameter idCount: how many ids there are, of which some are used again.
        init(segments count: Int, of entryCount: Int, rest restCount: Int, idCount: UInt64) {
            var generator = SeededGenerator(seed: UInt64(count + entryCount))
            var position = LogPosition.start
            func entry() -> (CommandID, LogPosition) {
                defer { position = position.advanced(by: 1) }
                let number = generator.next() % idCount
                return (CommandID(high: number / 3, low: number % 3), position)
            }
            for _ in 0..<count {
                segments.append((0..<entryCount).map { _ in entry() }.sorted { $0 < $1 })
            }
            rest = (0..<restCount).map { _ in entry() }
        }

        func merged() throws -> [(CommandID, LogPosition)] {
            // Segments bear any numbers.
            var merge = try CommandMerge(segments.indices.map { UInt64($0 * 7) }, and: rest) {
                let entries = segments[Int($0 / 7)]
                return Array(entries[$1.clamped(to: entries.indices)])
            }
            var merged: [(CommandID, LogPosition)] = []
            while let next = try merge.next() { merged.append(next) }
            return merged
        }
    }

    @Test(arguments: [
        (0, 0, 0), (0, 0, 50), (1, 40, 0), (1, 1, 1), (7, 100, 30), (3, 40_000, 9), (2500, 33, 5),
    ])
    func `all commands come, by id and then by position`(
        segments: Int, entries: Int, rest: Int
    ) throws {
        for idCount: UInt64 in [1, 10, 1 << 40] {
            let made = Case(segments: segments, of: entries, rest: rest, idCount: idCount)
            let sorted = (made.segments.flatMap { $0 } + made.rest).sorted { $0 < $1 }
            #expect(try made.merged().elementsEqual(sorted) { $0 == $1 })
        }
    }

    @Test func `what cannot be read is not left out in silence`() throws {
        #expect(throws: LogFailure.self) {
            _ = try CommandMerge([1], and: []) { _, _ in throw LogFailure.broken("a page") }
        }
    }
}
