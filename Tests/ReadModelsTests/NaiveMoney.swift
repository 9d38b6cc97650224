import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Whose money paid what, told from the acts: what came in and what went out are laid on two lines
/// of yen, and what lies side by side belongs together.
struct NaiveMoney {
    private var names: [StreamReference: String] = [:]
    private var accounts: [StreamReference: AccountKey] = [:]
    private var receipts: [Flow] = []
    private var uses: [Flow] = []

    struct Flow {
        /// The event that has to be looked up.
        var event: LogPosition
        /// The event that stood there first.
        var first: LogPosition
        var on: LegalDate
        var kind: String
        var year: String
        var about: String
        var amount: Int128
    }

    /// Knows what the event introduces, and nothing else of it.
    mutating func pass(_ event: RecordedEvent) {
        if let name = event.streamName { names[event.head.stream] = name.text }
        if let opened = event.act as? AccountOpened {
            accounts[event.head.stream] = AccountKey(
                book: opened.book, code: opened.code,
                subAccount: opened.subAccount?.position.rawValue)
        }
    }

    mutating func apply(_ event: RecordedEvent) {
        pass(event)
        let (date, about) = (event.head.effectiveOn, names[event.head.stream] ?? "?")
        switch event.act {
        case let act as EntryCorrected: correct(act, event)
        case let act as GrantReturned:
            add("return", act.principal.whole, event.head.position, date, about, to: \.receipts)
            add("charge", act.charges.whole, event.head.position, date, about, to: \.receipts)
        case let act: add(act, act, event.head.position, date, about)
        }
    }

    /// - Parameter derived: holds what the rules have filled in.
    private mutating func add(
        _ act: any Act, _ derived: any Act, _ event: LogPosition, _ date: LegalDate,
        _ about: String, first: LogPosition? = nil
    ) {
        func pay(_ kind: String, _ amount: Int) {
            add(kind, amount, event, date, about, first: first, to: \.uses)
        }
        func receive(_ kind: String, _ amount: Int, _ year: FiscalYear? = nil) {
            add(kind, amount, event, date, about, first: first, year: year, to: \.receipts)
        }
        switch act {
        case let act as SubsidyReceived: receive("subsidy", act.amount.whole, act.budgetYear)
        case let act as YieldReceived: receive("yield", act.amount.whole)
        case let act as InvestmentRedeemed:
            receive("yield", act.proceeds.whole - act.cost.whole)
            pay("loss", act.cost.whole - act.proceeds.whole)
        case let act as GrantAdvancePaid: pay("advance", act.amount.whole)
        case is GrantSettled: pay("settlement", (derived as? GrantSettled)?.amount.whole ?? 0)
        case let act as OperatingCostPaid: pay("operatingCost", act.amount.whole)
        case let act as TreasuryPaymentMade: pay("treasury", act.amount.whole)
        case let act as StateReturnMade: pay("stateReturn", act.amount.whole)
        case let act as FundHandedOver:
            pay("treasury", act.payments.map(\.amount.whole).reduce(0, +))
        case _: break
        }
    }

    private mutating func add(
        _ kind: String, _ amount: Int, _ event: LogPosition, _ date: LegalDate, _ about: String,
        first: LogPosition? = nil, year: FiscalYear? = nil,
        to line: WritableKeyPath<NaiveMoney, [Flow]>
    ) {
        guard amount > 0 else { return }
        let year = year?.firstCalendarYear ?? NaiveLedger.fiscalYear(date)
        self[keyPath: line].append(
            Flow(
                event: event, first: first ?? event, on: date, kind: kind, year: "FY\(year)",
                about: about, amount: Int128(amount)))
    }

    /// The right act stands where the wrong one stood. What a return is applied to, and how much a
    /// settlement comes to, is told by the postings.
    private mutating func correct(_ correction: EntryCorrected, _ event: RecordedEvent) {
        let old = (receipts + uses).filter { $0.event == correction.corrects }
        receipts.removeAll { $0.event == correction.corrects }
        uses.removeAll { $0.event == correction.corrects }
        let (right, position) = (correction.replacement, event.head.position)
        let first = old.first?.first ?? position
        func corrected(_ kind: String, _ code: AccountCode, _ sign: Int128) -> Int {
            let change = event.postings.filter { accounts[$0.account]?.code == code }
                .reduce(Int128(0)) { $0 + Int128($1.signedAmount) * sign }
            return Int(old.filter { $0.kind == kind }.map(\.amount).reduce(0, +) + change)
        }
        if right.act is GrantReturned {
            for (kind, code) in [("return", 122), ("charge", 123)] as [(String, AccountCode)] {
                add(
                    kind, corrected(kind, code, -1), position, right.effectiveOn,
                    right.subject.text, first: first, to: \.receipts)
            }
        } else if right.act is GrantSettled {
            add(
                "settlement", corrected("settlement", 211, 1), position, right.effectiveOn,
                right.subject.text, first: first, to: \.uses)
        } else {
            add(
                right.act, right.act, position, right.effectiveOn, right.subject.text,
                first: first)
        }
    }

    // MARK: - The two lines

    private typealias Stretch = (flow: Flow, from: Int128, to: Int128)

    private static func line(_ flows: [Flow]) -> [Stretch] {
        var end: Int128 = 0
        // A return stands in front of the charges that came in with it, which follow it here too.
        return flows.enumerated().sorted {
            ($0.element.on, $0.element.first, $0.offset)
                < ($1.element.on, $1.element.first, $1.offset)
        }.map { _, flow in
            end += flow.amount
            return (flow, end - flow.amount, end)
        }
    }

    var rows: NaiveLedger.Rows {
        let (ins, outs) = (Self.line(receipts), Self.line(uses))
        var rows: NaiveLedger.Rows = []
        for out in outs {
            for source in ins {
                let overlap = min(source.to, out.to) - max(source.from, out.from)
                if overlap > 0 { rows.append(Self.row(source.flow, out.flow, overlap)) }
            }
            let missing = out.to - max(out.from, ins.last?.to ?? 0)
            if missing > 0 { rows.append(Self.row(nil, out.flow, missing)) }
        }
        let spent = outs.last?.to ?? 0
        for source in ins where source.to > spent {
            rows.append(Self.row(source.flow, nil, source.to - max(source.from, spent)))
        }
        return rows
    }

    /// What came in less what went out.
    var held: Int128 {
        receipts.map(\.amount).reduce(0, +) - uses.map(\.amount).reduce(0, +)
    }

    private static func row(_ source: Flow?, _ use: Flow?, _ amount: Int128)
        -> [RegisterTable.Cell]
    {
        let from: [RegisterTable.Cell] =
            source.map {
                [
                    .count($0.event.rawValue), .date($0.on), .text($0.kind), .text($0.year),
                    .text($0.about), .yen($0.amount),
                ]
            } ?? [.empty, .empty, .text("not yet in"), .text(""), .text(""), .empty]
        let to: [RegisterTable.Cell] =
            use.map {
                [
                    .count($0.event.rawValue), .date($0.on), .text($0.kind), .text($0.about),
                    .yen($0.amount),
                ]
            } ?? [.empty, .empty, .text("left"), .text(""), .empty]
        return from + to + [.yen(amount)]
    }
}
