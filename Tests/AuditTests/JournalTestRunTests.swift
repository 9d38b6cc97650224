import Accounting
import Audit
import Cryptography
import EventCoding
import EventSourcing
import ReadModels
import Testing
import Transparency

@Suite struct JournalTestRunTests {
    private func run(_ selection: JournalSelection, _ log: LyingLog) throws -> JournalWorkPapers {
        JournalWorkPapers(try JournalTestRun(selection, in: log), on: selection.days)
    }

    private func positions(_ result: JournalTestResult) -> [UInt64] {
        result.verdict.exceptions.compactMap { $0.position?.rawValue }
    }

    @Test(arguments: Planted.all)
    func `what is planted is found, and nothing else`(planted: Planted) throws {
        let selection = try JournalSelection([planted.test], settings: planted.settings)
        let result = try #require(run(selection, planted.log()).results.first)
        #expect(positions(result) == planted.positions, "\(result.verdict)")
        #expect(result.verdict.outcome == .exceptions && result.isTelling)
        #expect(result.table.rows.count == planted.positions.count)
    }

    @Test(arguments: Planted.innocent)
    func `what only comes near is passed over`(planted: Planted) throws {
        let selection = try JournalSelection([planted.test], settings: planted.settings)
        let result = try #require(run(selection, planted.log()).results.first)
        #expect(result.verdict.outcome == .nothing, "\(result.verdict)")
    }

    @Test func `every test has something planted`() {
        #expect(
            Set(JournalTestCatalogue.declarations.map(\.name)) == Set(Planted.all.map(\.test)))
    }

    @Test func `nothing stands out in a clean journal`() throws {
        let papers = try run(JournalSelection(), PlantedJournal.log())
        #expect(papers.results.count == 17)
        for result in papers.results {
            #expect(result.exceptionCount == 0, "\(result.declaration.name): \(result.verdict)")
            #expect(result.verdict.outcome != .usual, "\(result.declaration.name)")
        }
        // Every amount of the population, added up by hand: 4 acts and 60 subsidies.
        let balance = try #require(papers.results.first { $0.declaration.name == "balance" })
        #expect(balance.population.count == 65)
        #expect(balance.population.debits == balance.population.credits)
        #expect(papers.head == (try PlantedJournal.log().treeHead()))
    }

    @Test func `a test with too small a population says so`() throws {
        let selection = try JournalSelection(["benford", "rareUsers", "rareAccounts"])
        for result in try run(selection, SmallLedger.log()).results {
            #expect(result.verdict.outcome == .notEnough)
            #expect(result.outcome.contains("needs 500"))
        }
    }

    @Test func `what all entries do is the rule and no exception, in a large population`() throws {
        let log = try PlantedJournal.log()
        var night = log
        for position in log.records.indices {
            night = try night.rewriting(
                UInt64(position), PlantedJournal.recorded("2025-01-20T23:00:00+09:00"))
        }
        func outcome(_ settings: [String]) throws -> JournalTestResult {
            try #require(run(JournalSelection(["nights"], settings: settings), night).results.first)
        }
        #expect(try outcome([]).verdict.outcome == .usual)
        #expect(try outcome([]).exceptionCount == 0)
        #expect(try outcome(["nights.usualPercent=101"]).exceptionCount == 65)
        #expect(try outcome(["nights.usualMinimum=66"]).exceptionCount == 65)
    }

    @Test func `days select entries by their effect, and never the gaps`() throws {
        let day = PlantedJournal.date("2024-10-07")
        let selection = try JournalSelection(["gaps", "balance"], days: day...day)
        let results = try run(selection, PlantedJournal.log()).results
        #expect(results.map(\.population.count) == [114, 1])
        #expect(results[1].population.first == LogPosition(PlantedJournal.start))
    }

    @Test func `where the state cannot be folded, only tests that need it end`() throws {
        let log = try PlantedJournal.log().rewriting(60) {
            $0.changing(postings: $0.postings(500, -400))
        }
        for result in try run(JournalSelection(), log).results {
            let needsState = ["limits", "late"].contains(result.declaration.name)
            #expect((result.unchecked != nil) == needsState, "\(result.declaration.name)")
        }
    }

    @Test(arguments: [
        (["nigths"], [], "is no test; there are gaps"), ([], ["nights"], "TEST.PARAMETER=VALUE"),
        ([], ["night.from=1"], "is no test that is run"),
        ([], ["nights.frm=1"], "has no parameter 'frm'; it has from, until"),
        ([], ["balance.a=1"], "balance has no parameters"),
        ([], ["nights.from=24"], "must be 0 to 23, not '24'"),
        ([], ["nights.from=-1"], "must be 0 to 23"), ([], ["limits.limitsYen=1,,2"], "amounts"),
        ([], ["limits.limitsYen=0"], "amounts"), ([], ["holidays.yearEnd=no"], "closed or open"),
        (["gaps"], ["nights.from=1"], "is no test that is run"),
    ])
    func `what cannot be selected is told`(
        names: [String], settings: [String], problem: String
    ) {
        do {
            _ = try JournalSelection(names, settings: settings)
            Issue.record("was taken")
        } catch {
            #expect("\(error)".contains(problem), "\(error)")
        }
    }

    @Test func `work-papers hold parameters, totals and every exception`() throws {
        let selection = try JournalSelection(["limits"], settings: ["limits.limitsYen=9000"])
        let log = try PlantedJournal.log().rewriting(77, PlantedJournal.amount(8_999))
        let papers = try run(selection, log)
        let files = Dictionary(uniqueKeysWithValues: papers.files.map { ($0.name, $0.text) })
        #expect(
            files.keys.sorted() == ["limits.csv", "limits.html", "summary.csv", "summary.html"])
        let paper = try #require(files["limits.html"])
        for text in ["limitsYen 9000", "percent 5", papers.head.root.description, "8,999", "限度額直下"]
        {
            #expect(paper.contains(text), "\(text)")
        }
        #expect(try #require(files["limits.csv"]).split(separator: "\n").count == 2)
        #expect(papers.json.compact.contains("\"limitsYen\":[9000]"))
    }
}
