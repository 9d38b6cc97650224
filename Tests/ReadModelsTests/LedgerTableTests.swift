import Accounting
import DefenseFund
import EventSourcing
import StateCoding
import TestSupport
import Testing

@testable import ReadModels

/// A table is the same whether it is told from a whole view or from the sections that it names.
@Suite struct LedgerTableTests {
    private static let seeds: [UInt64] = [0, 1, 5, 7]

    private static func events(_ seed: UInt64) throws -> [RecordedEvent] {
        var commands = RandomCommands(seed: 8_100 + seed)
        var history = try History()
        for number in 1...1_500 {
            do {
                try history.perform(commands.next())
                if number % 40 == 0 { try history.correctLast(number / 40) }
                if number == 700 { try history.issueReport() }
            } catch is Rejection {
            } catch is FieldFailure {
            }
        }
        return history.events
    }

    /// The view with nothing of what grows but the sections.
    private static func read(_ view: LedgerView, only sections: Set<StateSection>) throws
        -> LedgerView
    {
        var pieces = view.stateSections
        pieces.apart = pieces.apart.filter { sections.contains($0.key) }
        return try LedgerView(pieces)
    }

    private static let tables =
        LedgerTable.reported + LedgerTable.compared + [LedgerTable.imports, .proposals]

    @Test(arguments: seeds)
    func `a table is told from its sections alone`(seed: UInt64) throws {
        let events = try Self.events(seed)
        let days = events.map(\.head.effectiveOn).sorted()
        var rowCounts: [String: Int] = [:]
        for day in [nil, days[days.count / 2], days[days.count * 3 / 4]] {
            var view = LedgerView(on: day)
            for event in events { try view.apply(event) }
            for table in Self.tables {
                let part = try Self.read(view, only: table.sections)
                let (whole, told) = (table(in: view), table(in: part))
                #expect(told == whole, "\(table.name), seed \(seed)")
                rowCounts[table.name, default: 0] += whole.rows.count
            }
            let date = day ?? days[days.count - 1]
            let due = try Self.read(view, only: LedgerView.obligationSections)
            #expect(due.obligationRegister(on: date) == view.obligationRegister(on: date))
            let named = try Self.read(view, only: [.names])
            #expect(named.permissionTable(on: date) == view.permissionTable(on: date))
            #expect(named.issuedReports.map(\.state) == view.issuedReports.map(\.state))
            #expect(named.issuedReports.map(\.name) == view.issuedReports.map(\.name))
            #expect(named.processing == view.processing && named.refused == view.refused)
            let small = try Self.read(view, only: [])
            #expect(small.parameterRegister(on: date) == view.parameterRegister(on: date))
            #expect(small.ledger.stateRecords == view.ledger.stateRecords)
            for event in events where event.streamName != nil {
                let stream = event.head.stream
                #expect(named.name(stream) == view.name(stream))
                #expect(event.streamName.flatMap(named.ledger.reference) == stream)
            }
        }
        for name in ["plans", "trialBalance"] {
            #expect(rowCounts[name, default: 0] > 0, "\(name), seed \(seed)")
        }
    }

    /// A short life leads to few grants.
    @Test func `the tables of a long life are told from their sections alone`() throws {
        var view = LedgerView()
        for event in try LongHistories.events(1) { try view.apply(event) }
        for table in Self.tables {
            let told = table(in: try Self.read(view, only: table.sections))
            #expect(told == table(in: view), "\(table.name)")
            let isFull = ["grants", "charges", "facilities", "assets"].contains(table.name)
            #expect(!isFull || !told.rows.isEmpty, "\(table.name)")
        }
    }

    @Test(arguments: seeds.prefix(2))
    func `pieces come to the whole view, and a view without one of them is not whole`(
        seed: UInt64
    ) throws {
        var view = LedgerView()
        for event in try Self.events(seed) { try view.apply(event) }
        let pieces = view.stateSections
        #expect(try LedgerView(pieces) == view && view.isWhole)
        #expect(
            Set(pieces.apart.keys)
                == [.names, .streams, .accounts, .balances, .grants, .returns])
        for section in pieces.apart.keys {
            var rest = pieces
            rest.apart[section] = nil
            #expect(try !LedgerView(rest).isWhole)
            rest.apart[section] = (pieces.apart[section] ?? []) + [0]
            #expect(throws: StateFault.self) { try LedgerView(rest) }
            rest.apart[section] = pieces.apart[section]?.dropLast()
            #expect(throws: StateFault.self) { try LedgerView(rest) }
        }
    }

    /// The processing history of a year, from a head start and from the first event.
    @Test(arguments: seeds.prefix(3))
    func `a report begins at a head start as it begins at the first event`(seed: UInt64) throws {
        let events = try Self.events(seed)
        let days = events.map(\.head.effectiveOn).sorted()
        let day = days[days.count * 2 / 3]
        let queries = ReportCatalogue.all.compactMap { report in
            ReportQuery(
                report, on: day, for: .full, grant: nil,
                year: report.subject == .year ? FiscalYear(day) : nil)
        }
        #expect(ReportFold.tellsProcessing(queries))
        var view = LedgerView(on: day)
        for event in events.prefix(events.count / 2) { try view.apply(event) }
        let past = view.processing.map { events[Int($0.rawValue)] }
        #expect(!past.isEmpty)
        var (fold, oracle) = (
            ReportFold(on: day, for: queries, from: view, past: past),
            ReportFold(on: day, for: queries)
        )
        for event in events { try oracle.apply(event) }
        for event in events.dropFirst(events.count / 2) { try fold.apply(event) }
        let sections = try #require(ReportFold.sections(for: queries))
        let part = ReportFold(
            on: day, for: queries, from: try Self.read(fold.view, only: sections),
            past: fold.view.processing.map { events[Int($0.rawValue)] })
        for query in queries {
            #expect(fold.table(of: query) == oracle.table(of: query), "\(query.description.name)")
            #expect(part.table(of: query) == oracle.table(of: query), "\(query.description.name)")
        }
    }
}
