import Bytes
public import EventSourcing
public import Testing
public import Transparency

/// What every log does, whatever database it stands on: the one suite that judges them all.
///
/// A backend passes if each of ``rules`` holds over the logs that it makes. The rules use the
/// protocols alone, each a new log, and calls that block; they ask for nothing that a log on a
/// replicated database could not do.
public struct EventLogContract<Log: EventLog & TransparentLog>: Sendable {
    public typealias Signer = @Sendable (TreeHead) throws -> SignedNote?

    private let make: @Sendable (@escaping Signer) throws -> Log

    /// - Parameter make: makes a new, empty log that signs each commit with what it is given.
    public init(_ make: @escaping @Sendable (@escaping Signer) throws -> Log) { self.make = make }

    func newLog(signing signer: @escaping Signer = SampleKey.sign) throws -> Log {
        try make(signer)
    }

    /// A sentence about a log, and how to see whether it holds.
    public struct Rule: Sendable, CustomTestStringConvertible {
        public let sentence: String
        private let check: @Sendable (EventLogContract) throws -> Void

        init(_ sentence: String, _ check: @escaping @Sendable (EventLogContract) throws -> Void) {
            self.sentence = sentence
            self.check = check
        }

        public func holds(over contract: EventLogContract) throws { try check(contract) }
        public var testDescription: String { sentence }
    }

    public static var rules: [Rule] {
        appendingRules + refusalRules + readingRules + treeRules + concurrencyRules + modelRules
    }
}

extension EventLog {
    /// All records, after checking that their positions have no gap.
    public func records(from start: LogPosition = .start) throws -> [[UInt8]] {
        var records: [[UInt8]] = []
        try read(from: start) { position, record in
            #expect(position == start.advanced(by: records.count))
            records.append(record.copied())
            return true
        }
        return records
    }

    /// Appends what must be stored.
    public func store(
        _ batch: Batch, if condition: AppendCondition = .none,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try append(batch, if: condition)
        #expect(outcome == .stored(next: batch.next), sourceLocation: sourceLocation)
    }

    /// That a batch left no trace.
    func expectUntouched(
        by writer: SampleWriter, at next: LogPosition,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try self.next() == next, sourceLocation: sourceLocation)
        #expect(try records().count == Int(next.rawValue), sourceLocation: sourceLocation)
        #expect(try positions(of: writer.command) == nil, sourceLocation: sourceLocation)
    }
}
