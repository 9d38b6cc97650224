import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// Findings, what banks say, and refusals, kept as lists and added up when asked.
struct NaiveFindings {
    private(set) var raised: [(stream: StreamReference, FindingRaised, on: LegalDate, Role?)] = []
    private(set) var answers: [StreamReference: LegalDate] = [:]
    private(set) var closings: [StreamReference: LegalDate] = [:]
    private(set) var assertions: [(stream: StreamReference, AssertionRecorded, on: LegalDate)] = []
    private(set) var refusedCodes: [String] = []
    /// Every posting with its date and the account that it stands on.
    private var movements: [(account: StreamReference, on: LegalDate, amount: Int128)] = []
    private var accounts: [StreamReference: AccountOpened] = [:]

    mutating func apply(_ event: RecordedEvent) {
        let (stream, date) = (event.head.stream, event.head.effectiveOn)
        switch event.act {
        case let act as FindingRaised: raised.append((stream, act, date, event.role))
        case is FindingAnswered: answers[stream] = date
        case is FindingClosed: closings[stream] = date
        case let act as AssertionRecorded: assertions.append((stream, act, date))
        case let act as CommandRefused: refusedCodes.append(act.code.text)
        case let act as AccountOpened: accounts[stream] = act
        case _: break
        }
        movements += event.postings.map { ($0.account, date, Int128($0.signedAmount)) }
    }

    func booked(_ act: AssertionRecorded, on date: LegalDate) -> Int128 {
        movements.filter { movement in
            guard let account = accounts[movement.account] else { return false }
            return account.book == act.book && account.code == 111
                && account.subAccount == act.bank.stream && movement.on <= date
        }.reduce(0) { $0 + $1.amount }
    }
}

extension NaiveLedger {
    var findingRows: Rows {
        findings.raised.map { stream, act, date, role in
            let (answer, closing) = (findings.answers[stream], findings.closings[stream])
            let stage = closing == nil ? (answer == nil ? "open" : "answered") : "closed"
            return [
                .text(label(stream)), .text("\(act.severity)"), .text(stage), .date(date),
                .text(role == .auditor ? "auditor" : "ledger"), .text("\(act.addressee)"),
                .text(act.about.flatMap { names[$0] } ?? ""),
                act.event.map { .count($0.rawValue) } ?? .empty, .day(act.answerBy),
                .day(answer), .day(closing), .text(act.text.text),
            ]
        }
    }

    var assertionRows: Rows {
        findings.assertions.map { stream, act, date in
            let booked = findings.booked(act, on: date)
            let difference = booked - Int128(act.amount.whole)
            return [
                .text(label(stream)), .date(date), .text(act.book.title),
                .text(parties[act.bank.stream] ?? label(act.bank.stream)),
                .yen(Int128(act.amount.whole)),
                .yen(booked), .yen(difference), .text(difference == 0 ? "holds" : "fails"),
            ]
        }
    }

    var refusalCountRows: Rows {
        Set(findings.refusedCodes).sorted().map { code in
            [.text(code), .count(UInt64(findings.refusedCodes.count { $0 == code }))]
        }
    }
}
