import Bytes
import LMDB
import TestSupport
import Testing

/// Fails the first call, then the second, and so on until the operation is done, as SQLite does.
@Suite struct FaultTests {
    private static let before: [UInt64: [UInt8]] = [1: [1], 2: [2]]
    private static let after: [UInt64: [UInt8]] = [2: [9], 3: [3]]

    private func operate(on environment: Environment, _ table: Table<UInt64>) throws {
        try environment.write { transaction in
            try transaction.append(3, [3].rawSpan, to: table)
            try transaction.put(2, [9].rawSpan, in: table)
            try transaction.remove(1, from: table)
        }
    }

    @Test(arguments: [LMDBError.inputOutput, .noSpace, .mapFull])
    func `whichever call fails, all of a transaction is stored or nothing`(_ fault: LMDBError)
        throws
    {
        var outcomes: [String] = []
        for call in 1... {
            let scratch = try ScratchFile()
            try scratch.put(Self.before)
            try FaultPlan.failCall(after: call, with: fault, on: scratch.path)
            let error = databaseError { try operate(on: scratch.environment, scratch.table) }
            let isUntouched = try FaultPlan.disarm(scratch.path)
            #expect(error == (isUntouched ? nil : fault), "call \(call)")
            let rows = try scratch.rows()
            #expect(rows == Self.before || rows == Self.after, "call \(call)")
            #expect(try PageWalk.report(on: scratch.path).findings == [], "call \(call)")
            let isLatched = databaseError { try scratch.put(Self.before) } == .latchedAfterFailure
            outcomes.append(
                (rows == Self.after ? "stored" : "lost") + (isLatched ? ", latched" : ""))
            if isUntouched { break }
        }
        let commits =
            fault == .mapFull ? ["lost", "stored"] : ["lost, latched", "stored, latched"]
        // Begin, three rows, before the commit and after it, and no fault.
        #expect(outcomes == ["lost", "lost", "lost", "lost"] + commits + ["stored"])
    }

    @Test func `after a failed commit nothing is written until the file is opened anew`() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("latched.mdb")
        do {
            let environment = try Environment.smallMap(path)
            let table = try environment.table(ScratchFile.definition, creating: true)
            try FaultPlan.failCall(after: 3, with: .inputOutput, on: path)
            #expect(databaseError { try operate(on: environment, table) } == .inputOutput)
            try FaultPlan.failCall(after: 2, with: .inputOutput, on: path)
            #expect(databaseError { try environment.write { _ in } } == .inputOutput)
            for _ in 0..<3 {
                #expect(
                    databaseError { try operate(on: environment, table) } == .latchedAfterFailure)
            }
            #expect(throws: LMDBError.latchedAfterFailure) {
                try environment.table(TableDefinition<UInt64>("other"), creating: true)
            }
            #expect(try environment.rows(of: table) == [:])
        }
        let environment = try Environment.smallMap(path)
        let table = try environment.table(ScratchFile.definition)
        try operate(on: environment, table)
        #expect(try environment.rows(of: table) == Self.after)
    }

    @Test func `a fault on one file does not strike another`() throws {
        let first = try ScratchFile()
        let second = try ScratchFile()
        try FaultPlan.failCall(after: 1, with: .inputOutput, on: first.path)
        try second.put(Self.before)
        #expect(databaseError { try first.put(Self.before) } == .inputOutput)
    }
}
