import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerState {
    /// What is owed on `date` about findings: an answer by the addressee, then the auditor's word
    /// that the answer settles it.
    func obligationsOfFindings(on date: LegalDate) -> [Obligation] {
        findings.raised.compactMap { reference, finding in
            guard finding.raisedOn <= date, finding.closedOn.map({ $0 > date }) ?? true else {
                return nil
            }
            if let answeredOn = finding.answeredOn, answeredOn <= date {
                return Obligation(
                    "closeFinding", of: reference.stream, by: .auditor, since: answeredOn,
                    dueOn: nil, basis: "House rule 8")
            }
            return Obligation(
                "answerFinding", of: reference.stream, by: finding.addressee.role,
                since: finding.raisedOn, dueOn: finding.answerBy, basis: "House rule 8")
        }
    }
}
