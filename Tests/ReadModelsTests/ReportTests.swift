import Accounting
import Containers
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

@Suite struct ReportTests {
    /// Random histories with acts dated back and corrections.
    private static func history(_ seed: UInt64, count: Int = 300) throws -> History {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for number in 1...count {
            do {
                try history.perform(commands.next())
                if number % 40 == 0 { try history.correctLast(number / 40) }
            } catch is Rejection {
            } catch is FieldFailure {
            }
        }
        return history
    }

    /// Every report about the day, about a grant and a year where it needs one.
    private static func queries(_ history: History, on day: LegalDate, for audience: ReportAudience)
        -> [ReportQuery]
    {
        let grant = history.ledger.grants.map(\.key).first
        return ReportCatalogue.all.compactMap { report in
            switch report.subject {
            case .none: ReportQuery(report, on: day, for: audience, grant: nil, year: nil)
            case .grant:
                grant.flatMap {
                    ReportQuery(report, on: day, for: audience, grant: $0, year: nil)
                }
            case .year:
                ReportQuery(report, on: day, for: audience, grant: nil, year: FiscalYear(day))
            }
        }
    }

    @Test(arguments: (0..<6).map { UInt64(7_200 + $0) })
    func `numbers and effects of later events come to the numbers now`(seed: UInt64) throws {
        let history = try Self.history(seed)
        var random = SeededGenerator(seed: seed)
        let days = Set(history.events.map(\.head.effectiveOn)).sorted()
        let day = days[days.count / 2 + Int.random(in: 0...days.count / 4, using: &random)]
        try Self.check(history, on: day, Self.queries(history, on: day, for: .full), seed)
    }

    /// In a long history, for a short one leads to no grant.
    @Test(arguments: [8_100, 8_101] as [UInt64])
    func `numbers and effects of later events come to a grant's card now`(seed: UInt64) throws {
        let history = try Self.history(seed, count: 1_500)
        let day = try #require(history.events.map(\.head.effectiveOn).max())
        let queries = Self.queries(history, on: day, for: .full)
        #expect(queries.count == ReportCatalogue.all.count, "seed \(seed): one is not")
        try Self.check(history, on: day, queries.filter { $0.grant != nil }, seed)
    }

    /// The reports are issued when half of the history is known.
    private static func check(
        _ history: History, on day: LegalDate, _ queries: [ReportQuery], _ seed: UInt64
    ) throws {
        let known = history.events.count / 2
        var fold = ReportFold(on: day, for: queries)
        for event in history.events.prefix(known) { try fold.apply(event) }
        let issued = queries.map { fold.table(of: $0) }
        var changes = issued.map { TableChanges(of: $0) }
        for event in history.events.dropFirst(known) {
            try fold.apply(event)
            guard fold.view.isInForce(event) else { continue }
            for (index, query) in queries.enumerated() {
                changes[index].add(event, about: nil, leadingTo: fold.table(of: query))
            }
        }
        var again = ReportFold(on: day, for: queries)
        for event in history.events.prefix(known) { try again.apply(event) }
        for (index, query) in queries.enumerated() {
            let name = Comment(rawValue: "seed \(seed), \(query.description.name)")
            #expect(changes[index].explain(fold.table(of: query)), name)
            #expect(again.table(of: query).csv == issued[index].csv, name)
            let isStale = fold.table(of: query).csv != issued[index].csv
            #expect(isStale == !changes[index].effects.isEmpty, name)
        }
        #expect(changes.contains { !$0.effects.isEmpty }, "seed \(seed)")
    }

    @Test func `every report can be made for every audience that it is for`() throws {
        let history = try Self.history(7_300)
        let day = try #require(history.events.last?.head.effectiveOn)
        for audience in ReportAudience.allCases {
            let queries = Self.queries(history, on: day, for: audience)
            var fold = ReportFold(on: day, for: queries)
            for event in history.events { try fold.apply(event) }
            for query in queries {
                let table = fold.table(of: query)
                let names = query.description.columns(for: audience).map(\.name)
                #expect(table.columns.map(\.name) == names)
                #expect(Set(names).count == names.count, "\(table.name)")
                #expect(Set(table.key).isSubset(of: names), "\(table.name)")
            }
        }
        #expect(Set(ReportCatalogue.all.map(\.name)).count == ReportCatalogue.all.count)
    }

    @Test func `statutory reports have labels in both languages, and free ones are not public`() {
        for report in ReportCatalogue.statutory {
            let labels = [report.title] + report.columns.map(\.label)
            #expect(labels.allSatisfy { !$0.japanese.isEmpty && !$0.english.isEmpty })
            #expect(!report.basis.isEmpty)
        }
        #expect(ReportCatalogue.free.allSatisfy { $0.widest == .regulator })
    }

    @Test func `the public is not told who recorded an act`() throws {
        let history = try Self.history(7_301)
        let day = try #require(history.events.last?.head.effectiveOn)
        for audience in [ReportAudience.public, .full] {
            let queries = Self.queries(history, on: day, for: audience)
            var fold = ReportFold(on: day, for: queries)
            for event in history.events { try fold.apply(event) }
            let query = try #require(
                queries.first { $0.description.name == "processingHistory" })
            let columns = fold.table(of: query).columns.map(\.name)
            #expect(columns.contains("actor") == (audience == .full))
            #expect(columns.contains("facts") == (audience == .full))
        }
    }

    @Test func `the public is told no name of a party`() throws {
        let history = try Self.history(7_304, count: 1_000)
        let day = try #require(history.events.map(\.head.effectiveOn).max())
        let names = Set(
            history.events.compactMap { ($0.act as? PartyRegistered)?.name.text })
        var told: [ReportAudience: Set<String>] = [:]
        for audience in [ReportAudience.public, .regulator] {
            let queries = Self.queries(history, on: day, for: audience)
            var fold = ReportFold(on: day, for: queries)
            for event in history.events { try fold.apply(event) }
            for query in queries {
                for cell in fold.table(of: query).rows.joined() {
                    guard case .text(let text) = cell else { continue }
                    told[audience, default: []].formUnion(
                        text.split(separator: "; ").map(String.init))
                }
            }
        }
        #expect(told[.public]?.intersection(names) == [])
        #expect(told[.regulator]?.intersection(names) != [])
    }

    @Test func `a settlement adds up to what the fund and the other books gained in the year`()
        throws
    {
        let history = try Self.history(7_302, count: 1_000)
        let day = try #require(history.events.map(\.head.effectiveOn).max())
        let year = FiscalYear(day)
        let query = try #require(
            Self.queries(history, on: day, for: .public).first {
                $0.description.name == "yearEndSettlement"
            })
        var fold = ReportFold(on: day, for: [query])
        for event in history.events { try fold.apply(event) }
        let table = fold.table(of: query)
        let balance = try #require(table.columns.firstIndex { $0.name == "balanceYen" })
        let other = history.ledger.journals.years[year].map {
            $0.supportIncome + $0.otherIncome - $0.supportExpense - $0.otherExpense
        }
        let net = (history.ledger.fund.years[year]?.net ?? 0) + (other ?? 0)
        #expect(table.rows.count == SettlementLine.allCases.count + 1)
        #expect(table.rows.last?[balance] == .yen(net))
        #expect(net != 0)
    }

    @Test func `the steps of the ladder come to what is held`() throws {
        let history = try Self.history(7_303, count: 1_000)
        let day = try #require(history.events.map(\.head.effectiveOn).max())
        let query = try #require(
            Self.queries(history, on: day, for: .public).first {
                $0.description.name == "investmentLadder"
            })
        var fold = ReportFold(on: day, for: [query])
        for event in history.events { try fold.apply(event) }
        let table = fold.table(of: query)
        let held = try #require(table.columns.firstIndex { $0.name == "heldYen" })
        #expect(table.rows.count > 1)
        for row in table.rows {
            let steps = row[(held + 2)...].reduce(Int128(0)) { $0 + ($1.number ?? 0) }
            #expect(row[held].number == steps)
        }
    }
}
