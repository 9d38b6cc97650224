import Accounting
import Containers
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

@Suite struct RegisterTests {
    @Test func `the commands reach every act, and every second one is refused`() throws {
        var reached: Set<String> = []
        for (seed, made) in zip(LongHistories.seeds, try LongHistories.all.get()) {
            let (history, refusedCount) = made
            reached.formUnion(history.events.map(\.type.name))
            #expect(history.events.count > 1_000 && refusedCount > 5_000, "seed \(seed)")
        }
        #expect(Set(Catalogue.acts.map { $0.type.name }).subtracting(reached) == [])
    }

    @Test func `the fund is handed over to successors, and with money to the Treasury`() throws {
        let handovers = try LongHistories.all.get().flatMap { history, _ in
            history.events.compactMap { $0.act as? FundHandedOver }
        }
        #expect(handovers.contains { $0.successor != nil })
        #expect(handovers.contains { !$0.payments.isEmpty })
    }

    @Test(arguments: LongHistories.seeds)
    func `every register is what the list of events comes to`(seed: UInt64) throws {
        let events = try LongHistories.events(seed)
        var view = LedgerView()
        var naive = NaiveLedger([])
        for (index, event) in events.enumerated() {
            try view.apply(event)
            naive.apply(event)
            guard index % 61 == 0 || index == events.count - 1 else { continue }
            let place = Comment(rawValue: "seed \(seed), position \(index), \(event.type)")
            #expect(naive.differingTables(from: view) == [], place)
            for days in [-40, -3, 0] {
                let date = try #require(event.head.effectiveOn.adding(days: days))
                #expect(
                    view.permissionTable(on: date).rows.map { Array($0[0...3]) }
                        == naive.permissionRows(on: date), place)
            }
        }
    }

    @Test func `the closings and the late entries are those of the list`() throws {
        var causes: Set<RegisterTable.Cell> = []
        var closingCount = 0
        for seed in LongHistories.seeds {
            let events = try LongHistories.events(seed)
            var view = LedgerView()
            var late = LateEntries()
            for (index, event) in events.enumerated() {
                try view.apply(event)
                late.add(event, in: view)
                guard index % 211 == 0 || index == events.count - 1 else { continue }
                let naive = NaivePeriods(Array(events.prefix(index + 1)))
                #expect(view.periodRegister.rows == naive.rows, "seed \(seed), position \(index)")
                #expect(late.table.rows == naive.lateRows, "seed \(seed), position \(index)")
            }
            causes.formUnion(late.table.rows.compactMap(\.last))
            closingCount += view.periodRegister.rows.count
        }
        #expect(closingCount > 20)
        #expect(causes == [.text("period reopened"), .text("limit exceeded")])
    }

    @Test(arguments: LongHistories.seeds)
    func `at every position the books balance and the fund is what came in less what went out`(
        seed: UInt64
    ) throws {
        let events = try LongHistories.events(seed)
        var view = LedgerView()
        var naive = NaiveLedger([])
        for (index, event) in events.enumerated() {
            try view.apply(event)
            naive.apply(event)
            let place = Comment(rawValue: "seed \(seed), position \(index), \(event.type)")
            #expect(view.progress == LogPosition(UInt64(index) + 1), place)
            #expect(view.recordedAt == event.head.recordedAt, place)
            // Without a posting no balance has moved.
            guard !event.postings.isEmpty || index == events.count - 1 else { continue }
            for book in Book.allCases {
                #expect(naive.books.difference(in: book) == 0, place)
                #expect(sum(of: book, in: view.ledger.balances) == 0, place)
                // The rows of the accounts as well, now and then: there are thousands.
                guard index % 100 == 0 || index == events.count - 1 else { continue }
                #expect(view.ledger.balances.rows(of: book).map(\.balance).reduce(0, +) == 0, place)
            }
            // C4, twice: by the balances of the accounts and by the acts.
            let net =
                naive.books.balance(ofCodes: 1, in: .fund)
                + naive.books.balance(ofCodes: 2, in: .fund)
            #expect(view.ledger.fundBalance == net, place)
            #expect(view.ledger.fundBalance == Int128(naive.fund), place)
            #expect(view.fund.rows.last?.closing ?? 0 == net, place)
            expectStableBook(naive, place)
            #expect(view.ledger.committedFund == Int128(naive.committed), place)
            #expect(view.ledger.uncommittedFund.whole == naive.uncommitted, place)
        }
    }

    /// Debits less credits of all accounts of a book, by what is kept for its classes.
    private func sum(of book: Book, in balances: TrialBalance) -> Int128 {
        AccountClass.allCases.map { kind in
            let balance = balances.balance(of: kind, in: book)
            return kind.normalSide == .debit ? balance : -balance
        }.reduce(0, +)
    }

    /// Each yen of a budget is available, committed or spent; each yen spent is payable or paid
    /// (C19).
    private func expectStableBook(_ naive: NaiveLedger, _ place: Comment) {
        let sums = naive.stable.sums { _ in true }
        let appropriated = naive.stable.appropriated.values.reduce(0, +)
        let expected: [(AccountCode, Int)] = [
            (131, sums.price - sums.accepted), (132, appropriated - sums.price),
            (231, sums.paid - sums.accepted), (321, sums.accepted - appropriated),
            (331, -sums.paid), (531, sums.accepted),
        ]
        for (code, balance) in expected {
            #expect(naive.books.balance(of: code, in: .stable) == Int128(balance), place)
        }
    }

    @Test(arguments: LongHistories.seeds)
    func `at every position the shares of every facility sum to exactly one`(seed: UInt64) throws {
        let events = try LongHistories.events(seed)
        var view = LedgerView()
        var cessionCount = 0
        for (index, event) in events.enumerated() {
            try view.apply(event)
            guard event.act is FacilityCeded || event.act is FacilityAcquired else { continue }
            if event.act is FacilityCeded { cessionCount += 1 }
            var sums: [[RegisterTable.Cell]: Fraction] = [:]
            for row in view.facilityRegister.rows {
                guard case .text(let text) = row[4] else { continue }
                let share = try #require(Fraction(text))
                sums[Array(row[0...1])] = (sums[Array(row[0...1])] ?? Fraction(0, 1)).plus(share)
            }
            // Two changes on one day make two periods of one date, each of which sums to one.
            #expect(
                sums.values.allSatisfy { $0.denominator == 1 && $0.numerator >= 1 },
                "seed \(seed), position \(index): \(sums)")
            for (facility, state) in view.ledger.facilities {
                for period in state.ownership {
                    let sum = period.shares.values.reduce(Fraction(0, 1)) { sum, share in
                        sum.plus(Fraction(Int128(share.numerator), Int128(share.denominator)))
                    }
                    #expect(
                        sum == Fraction(1, 1), "seed \(seed), position \(index), \(facility)")
                }
            }
        }
        #expect(cessionCount > 10, "seed \(seed)")
    }
}
