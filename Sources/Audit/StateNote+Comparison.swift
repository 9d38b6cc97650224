import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import Transparency

extension StateNote {
    /// What the witness has signed of the state otherwise than the fold comes to, and tables that
    /// cannot be compared.
    ///
    /// - Parameter view: the state behind the events that the note is about.
    func compared(with view: LedgerView) -> (findings: [Finding], otherLayouts: [String]) {
        func finding(_ expected: String, _ found: String) -> Finding {
            Finding(
                .cosignedStateWrong, at: nil, expected: "\(expected) at size \(head.size)",
                found: "\(found), as \(witness.name) has signed")
        }
        let comparison = view.comparison(with: record, on: day)
        var findings = comparison.differences.map { finding($0.folded, $0.recorded) }
        if let own = view.recordedAt?.dateInTokyo, day != own {
            findings.append(finding("a state on \(own)", "on \(day)"))
        }
        return (findings, Array(comparison.otherLayouts))
    }
}
