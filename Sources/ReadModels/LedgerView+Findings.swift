import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// Findings in the order in which they were raised.
    public var findingRegister: RegisterTable {
        let findings = ledger.findings.raised.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "findings",
            columns: [
                .init("finding", "Finding"), .init("severity", "Severity"),
                .init("stage", "Stage"), .init("raisedOn", "Raised on"),
                .init("raisedBy", "Raised by"), .init("addressee", "Addressee"),
                .init("about", "About"), .init("event", "Event"),
                .init("answerBy", "Answer by"), .init("answeredOn", "Answered on"),
                .init("closedOn", "Closed on"), .init("text", "What was found"),
            ],
            rows: findings.map { reference, finding in
                [
                    .text(label(reference.stream)), .text(finding.severity.name),
                    .text(finding.stage), .date(finding.raisedOn),
                    .text(finding.isByLedger ? "ledger" : "auditor"),
                    .text(finding.addressee.name),
                    .text(finding.about.flatMap { name($0)?.text } ?? ""),
                    finding.event.map { .count($0.rawValue) } ?? .empty,
                    .day(finding.answerBy), .day(finding.answeredOn), .day(finding.closedOn),
                    .text(finding.text.text),
                ]
            })
    }

    /// What banks say, beside what the books say now.
    public var assertionRegister: RegisterTable {
        let assertions = ledger.findings.assertions.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "assertions",
            columns: [
                .init("assertion", "Assertion"), .init("on", "At the end of"),
                .init("book", "Book"), .init("bank", "Bank"), .init("bankYen", "Bank says"),
                .init("bookedYen", "Books say"), .init("differenceYen", "Difference"),
                .init("result", "Result"),
            ],
            rows: assertions.map { reference, assertion in
                let bank = Int128(assertion.amount.rawValue)
                let booked = ledger.findings.booked(assertion)
                let party = assertion.account.subAccount.map { Reference<Party>($0) }
                return [
                    .text(label(reference.stream)), .date(assertion.on),
                    .text(assertion.account.book.title), .text(party.map(partyName) ?? ""),
                    .yen(bank), .yen(booked), .yen(booked - bank),
                    .text(bank == booked ? "holds" : "fails"),
                ]
            })
    }

    /// How many commands each rule refused.
    public var refusalCounts: RegisterTable {
        RegisterTable(
            name: "refusalCounts", columns: [.init("code", "Rule"), .init("count", "Refused")],
            rows: ledger.refusals.countByCode.sorted { $0.key < $1.key }.map { code, count in
                [.text(code), .count(count)]
            })
    }
}

extension FindingState {
    fileprivate var stage: String {
        closedOn != nil ? "closed" : answeredOn != nil ? "answered" : "open"
    }
}
