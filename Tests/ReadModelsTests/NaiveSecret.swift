import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// A secret worked out from its acts.
struct NaiveSecret {
    let name: String
    private let designated: SecretDesignated
    private let designatedOn: LegalDate
    private var until: LegalDate
    private var holders: [Reference<Party>] = []
    private var extendedOn: LegalDate?
    private var liftedOn: LegalDate?

    init(name: String, _ designated: SecretDesignated, on date: LegalDate) {
        self.name = name
        self.designated = designated
        designatedOn = date
        until = designated.effectiveUntil
    }

    mutating func apply(_ act: any Act, on date: LegalDate) {
        switch act {
        case let act as SecretProvided: holders.append(act.contractor)
        case let act as SecretPeriodExtended: (until, extendedOn) = (act.effectiveUntil, date)
        case is SecretLifted: liftedOn = date
        case _: break
        }
    }

    func row(in ledger: NaiveLedger) -> [RegisterTable.Cell] {
        [
            .text(name), .date(designatedOn), .date(until),
            .text(holders.map(ledger.party).joined(separator: "; ")),
            .text(designated.touches.flatMap { ledger.names[$0] } ?? ""), .day(extendedOn),
            .day(liftedOn),
        ]
    }
}

extension NaiveLedger {
    var secretRows: Rows { secrets.map { $0.1.row(in: self) } }
}
