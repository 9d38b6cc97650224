import Accounting
import Audit
import Bytes
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import TestSupport
import Testing

@Suite struct LogStepperTests {
    private func views(_ log: LyingLog) throws -> [LedgerView] {
        var views = [LedgerView()]
        var view = LedgerView()
        for record in log.records {
            try view.apply(RecordDecoder.decode(record.bytes.rawSpan))
            views.append(view)
        }
        return views
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `wherever it goes it stands between the states of a fold`(seed: UInt64) throws {
        let log = try PlantedJournal.log()
        let views = try views(log)
        let count = UInt64(log.records.count)
        var random = SeededGenerator(seed: seed)
        var stepper = try LogStepper(log, count: count, at: 3)
        for _ in 0..<60 {
            let here = stepper.position
            let next =
                switch Int.random(in: 0...3, using: &random) {
                case 0: min(here + 1, count - 1)
                case 1: here == 0 ? 0 : here - 1
                case _: UInt64.random(in: 0..<count, using: &random)
                }
            try stepper.move(to: next)
            #expect(stepper.position == next)
            #expect(stepper.frame.after == views[Int(next) + 1])
            let changes = zip(views[Int(next)].registers(), views[Int(next) + 1].registers())
                .filter { $0 != $1 }.map(\.1.name)
            let told = stepper.frame.stateLines.filter { !$0.hasPrefix(" ") }
            #expect(changes.allSatisfy { name in told.contains { $0.hasPrefix(name + "  ") } })
        }
    }

    @Test func `every act of the catalogue is told as whole registers tell it`() throws {
        let log = try LyingLog(GoldenArchive.read().records, signer: SmallLedger.signer())
        let events = try log.records.map { try RecordDecoder.decode($0.bytes.rawSpan) }
        var stepper = try LogStepper(log, count: UInt64(events.count), at: 0)
        var before = LedgerView()
        for event in events {
            try stepper.move(to: event.head.position.rawValue)
            let lines = stepper.frame.stateLines
            for (was, now) in zip(before.registers(), stepper.frame.after.registers()) {
                let rows = TableDifference(from: was, to: now).rows.count
                let told = lines.filter { $0.hasPrefix(now.name + "  ") }.count
                #expect(told == rows, "\(now.name) at \(event.head.position)")
            }
            before = stepper.frame.after
        }
    }

    @Test func `it stops at a type and at an account, and nowhere else`() throws {
        let log = try PlantedJournal.log()
        let events = try log.records.map { try RecordDecoder.decode($0.bytes.rawSpan) }
        var stepper = try LogStepper(log, count: UInt64(events.count), at: 0)
        func stops() throws -> [UInt64] {
            try stepper.move(to: 0)
            var found: [UInt64] = []
            while try stepper.run() { found.append(stepper.position) }
            return found
        }
        stepper.stop.type = "grant"
        let grants = events.filter { $0.type.name.hasPrefix("grant.") }
        #expect(try stops() == grants.map(\.head.position.rawValue))
        stepper.stop.type = "grant.alloc"
        #expect(try stops().isEmpty)
        stepper.stop.type = nil
        try stepper.move(to: UInt64(events.count) - 1)
        let account = try #require(stepper.account(named: "FUND:111:bank"))
        #expect(stepper.account(named: "FUND:111:party/bank") == account)
        #expect(stepper.account(named: "FUND:999") == nil && stepper.account(named: "x") == nil)
        stepper.watch(account)
        let found = try stops()
        #expect(found.count == 62 && found.last == UInt64(events.count) - 1)
        // And back again.
        var back: [UInt64] = [stepper.position]
        while try stepper.runBack() { back.append(stepper.position) }
        #expect(back.reversed() == found)
        #expect(!stepper.frame.stateLines.isEmpty)
        #expect(stepper.frame.stateLines[0].hasPrefix("watched      FUND:111:party/bank "))
    }

    @Test func `a frame tells the record and what it does`() throws {
        let log = try SmallLedger.log()
        let position = try PlantedJournal.position(of: "grant.advancePaid", in: log)
        let frame = try LogStepper(log, count: UInt64(log.records.count), at: position).frame
        for line in [
            "about        grant/G, its event 4", "basis        Act 18(1)",
            "fact         amount: 700", "entry        Cr FUND:111:party/bank 700",
        ] { #expect(frame.eventLines.contains(line), "\(frame.eventLines)") }
        for line in [
            "balance      FUND:121:grant/G 0 -> 700", "grants  G  changed", "  paidYen  0 -> 700",
        ] { #expect(frame.stateLines.contains(line), "\(frame.stateLines)") }
    }

    @Test func `text fits into the cells of a terminal`() {
        #expect(TextCells.count(of: "基金a") == 5)
        #expect(TextCells.fit("基金a", to: 4) == "基金" && TextCells.fit("基金", to: 3) == "基 ")
        #expect(TextCells.fit("ab", to: 4) == "ab  ")
        #expect(TextCells.wrapped("基金abc", to: 3) == ["基", "金a", "bc"])
        #expect(TextCells.wrapped("", to: 3) == [""])
    }
}
