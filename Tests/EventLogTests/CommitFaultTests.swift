import EventSourcing
import LMDB
import LMDBEventLog
import TestSupport
import Testing

/// Each write call of an append fails in turn: the batch is stored or not, never by half, and the
/// same batch appended again stands once.
@Suite struct CommitFaultTests {
    @Test(arguments: [LMDBError.inputOutput, .noSpace])
    func `whichever call fails, the same batch can be appended again`(_ fault: LMDBError) throws {
        var unknownCount = 0
        var wasStoredUnheard = false
        for call in 1... {
            let file = try LogFile()
            var writer = try file.make()
            let old = writer.next
            let batch = try writer.batch([StreamReference(.start), nil, nil])
            var failure: LogFailure?
            do {
                let log = try file.open()
                try FaultPlan.failCall(after: call, with: fault, on: file.path)
                do throws(LogFailure) { _ = try log.append(batch, if: .none) } catch {
                    failure = error
                }
                if try FaultPlan.disarm(file.path) { break }
                switch failure {
                case .outcomeUnknown:
                    unknownCount += 1
                    // Nothing more is written before the file is opened anew.
                    #expect(throws: LogFailure.self) { try log.append(batch, if: .none) }
                    let next = try log.next()
                    #expect(next == old || next == batch.next, "call \(call)")
                    wasStoredUnheard = wasStoredUnheard || next == batch.next
                case .unavailable:
                    #expect(try log.next() == old, "call \(call)")
                    try log.store(batch)
                case _: Issue.record("call \(call): \(String(describing: failure))")
                }
            }
            let log = try file.open()
            try log.store(batch)
            try expectWhole(log, of: writer, call)
            #expect(try file.pageFindings() == [], "call \(call)")
        }
        // Before the commit, and after it.
        #expect(unknownCount == 2)
        #expect(wasStoredUnheard)
    }

    private func expectWhole(_ log: LMDBEventLog, of writer: SampleWriter, _ call: Int) throws {
        let records = try log.records()
        #expect(UInt64(records.count) == writer.next.rawValue, "call \(call)")
        #expect(try log.treeHead() == NaiveTree(records).head(size: records.count), "call \(call)")
        for (stream, version) in writer.versions {
            #expect(try log.version(of: stream) == version, "call \(call)")
        }
    }

    @Test func `a map that is full at any call is enlarged and the append goes on`() throws {
        for call in 1... {
            let file = try LogFile()
            var writer = try file.make()
            let log = try file.open(mapSizeBytes: 1 << 24)
            try FaultPlan.failCall(after: call, with: .mapFull, on: file.path)
            try log.store(writer.batch([StreamReference(.start), nil]))
            try expectWhole(log, of: writer, call)
            if try FaultPlan.disarm(file.path) { break }
        }
    }

    @Test func `who prepares is told of the unknown outcome and appends the same batch`() throws {
        let file = try LogFile()
        var writer = try file.make()
        let batch = try writer.batch([nil])
        do {
            let log = try file.open()
            var failure: LogFailure?
            var call = 0
            while failure == nil, try log.next() == batch.first {
                call += 1
                try FaultPlan.failCall(after: call, with: .inputOutput, on: file.path)
                do throws(LogFailure) {
                    _ = try log.append { _ in PreparedBatch(batch, if: .none) }
                } catch {
                    if case .outcomeUnknown = error { failure = error }
                }
            }
            #expect(failure != nil)
        }
        let log = try file.open()
        try log.store(batch)
        #expect(try log.records().count == Int(writer.next.rawValue))
    }
}
