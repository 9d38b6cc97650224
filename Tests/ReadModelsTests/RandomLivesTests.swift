import Accounting
import Containers
import DefenseFund
import EventSourcing
import Foundation
import ReadModels
import TestSupport
import Testing

/// A hundred thousand acts of all regimes and more in each run, valid ones and others: whatever is
/// asked of the ledger, no sequence mixes books, draws a real account below zero, pays over a
/// ceiling or leaves a share without an owner. What the naive model says is written apart.
@Suite struct RandomLivesTests {
    private static let actCount = 12_000

    /// The seeds of the run; `DAICHO_SEED=7` asks for other ones, from that number on.
    private static let seeds: [UInt64] = {
        let asked = ProcessInfo.processInfo.environment["DAICHO_SEED"].flatMap { UInt64($0) }
        return (0..<9).map { (asked ?? 100) &+ $0 }
    }()

    @Test func `the runs make a hundred thousand acts`() {
        print("random lives: seeds \(Self.seeds), \(Self.actCount) acts each")
        #expect(Self.seeds.count * Self.actCount >= 100_000)
    }

    @Test(arguments: seeds)
    func `no sequence of acts breaks what must hold`(seed: UInt64) throws {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        var watch = try Watch(history.events, seed: seed)
        for number in 1...Self.actCount {
            let command = commands.next()
            do {
                try history.perform(command)
                if number % 100 == 40 { try history.correctLast(number / 100) }
            } catch let rejection as Rejection {
                // Only events that are none of the rules' making lead there.
                #expect(rejection.code != .ledgerInconsistent, "seed \(seed): \(command)")
            } catch is FieldFailure {
            }
            try watch.look(at: history.events, isDue: number % 1_500 == 0)
        }
        #expect(watch.entryCount > 500, "seed \(seed)")
    }

    /// Follows a history and says what does not hold.
    private struct Watch {
        let seed: UInt64
        private var view = LedgerView()
        private var naive = NaiveLedger([])
        private var count = 0
        private(set) var entryCount = 0

        init(_ events: [RecordedEvent], seed: UInt64) throws {
            self.seed = seed
            try look(at: events, isDue: true)
        }

        mutating func look(at events: [RecordedEvent], isDue: Bool) throws {
            for event in events[count...] {
                try view.apply(event)
                naive.apply(event)
                let place = Comment(rawValue: "seed \(seed), \(event.head.position), \(event.type)")
                checkEntry(of: event, place)
                checkCeilings(after: event, place)
                checkOwners(after: event, place)
            }
            count = events.count
            if isDue { compare() }
        }

        /// One book, debits equal credits, and what is real stays at or above zero.
        private mutating func checkEntry(of event: RecordedEvent, _ place: Comment) {
            guard !event.postings.isEmpty else { return }
            entryCount += 1
            let accounts = event.postings.compactMap { naive.books.accounts[$0.account] }
            #expect(Set(accounts.map(\.book)).count == 1, place)
            #expect(event.postings.reduce(0) { $0 + Int128($1.signedAmount) } == 0, place)
            for account in accounts {
                guard let entry = ChartOfAccounts.account(account), entry.neverBelowZero else {
                    continue
                }
                let debit =
                    (naive.books.debits[account] ?? 0) - (naive.books.credits[account] ?? 0)
                let isDebit = entry.accountClass.normalSide == .debit
                #expect(isDebit ? debit >= 0 : debit <= 0, place)
            }
            #expect(view.ledger.fundBalance == Int128(naive.fund), place)
            #expect(view.ledger.committedFund == Int128(naive.committed), place)
            #expect(naive.committed <= naive.fund, place)
        }

        /// What was paid on a grant stays within what was allocated, and that within the plan.
        private func checkCeilings(after event: RecordedEvent, _ place: Comment) {
            switch event.act {
            case is GrantAdvancePaid, is GrantSettled:
                guard let grant = view.ledger.grants[Reference(event.head.stream)] else { return }
                let ordered = Yen.sum(grant.returnOrders.map(\.principal)) ?? .zero
                let out = grant.paid.subtracting(ordered) ?? .zero
                #expect(out <= grant.ceiling, place)
            case is GrantAllocated, is GrantChangeApproved:
                for row in naive.planRows { #expect(row[6] != .empty || row[4] == .empty, place) }
            case _: return
            }
        }

        private func checkOwners(after event: RecordedEvent, _ place: Comment) {
            guard event.act is FacilityCeded || event.act is FacilityAcquired,
                let facility = view.ledger.facilities[Reference(event.head.stream)]
            else { return }
            for period in facility.ownership {
                let sum = period.shares.values.reduce(Fraction(0, 1)) { sum, share in
                    sum.plus(Fraction(Int128(share.numerator), Int128(share.denominator)))
                }
                #expect(sum == Fraction(1, 1), place)
            }
            let days = facility.ownership.map(\.from)
            #expect(days == days.sorted(), place)
        }

        private func compare() {
            let place = Comment(rawValue: "seed \(seed), position \(count)")
            for book in Book.allCases {
                #expect(naive.books.difference(in: book) == 0, place)
            }
            #expect(view.trialBalance().rows == naive.books.trialBalance(names: naive.names), place)
            #expect(view.fundBalance.rows == naive.fundRows, place)
            #expect(view.grantRegister.rows == naive.grantRows, place)
            #expect(view.planRegister.rows == naive.planRows, place)
            #expect(view.facilityRegister.rows == naive.facilityRows, place)
            #expect(view.initiativeContractRegister.rows == naive.contractRows, place)
            #expect(view.treasuryRegister.rows == naive.treasuryRows, place)
            #expect(view.secretRegister.rows == naive.secretRows, place)
        }
    }
}
