import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels

/// Proposals that a file makes once more: the same row is the same proposal, whatever became of it.
struct RepeatedProposals {
    let names: [StreamName]

    /// Says which of them nobody can approve any more, and how the act is proposed anew.
    func tell(of log: LMDBEventLog, in folder: LedgerFolder) throws {
        guard !names.isEmpty else { return }
        let ledger = try LedgerReader.view(of: log, in: folder).ledger
        for name in names {
            guard let obstacle = obstacle(to: name, in: ledger) else { continue }
            Console.note(
                "\(name) \(obstacle); give its row an \"id\" of its own, a UUID, to propose the "
                    + "act once more")
        }
    }

    private func obstacle(to name: StreamName, in ledger: LedgerState) -> String? {
        guard let reference = ledger.reference(to: name).map({ Reference<Proposal>($0) }) else {
            return nil
        }
        guard let proposal = ledger.approvals.open[reference] else {
            return "has ended: it was approved, declined or withdrawn"
        }
        let moved = proposal.moved(since: reference, in: ledger)
        return moved.isEmpty ? nil : "rests on what has moved: withdraw it"
    }
}

extension RowResult {
    /// The proposal that the row made before.
    var repeatedProposal: StreamName? {
        guard case .repeated = outcome, let draft, draft.descriptor.type == ActProposed.self else {
            return nil
        }
        return draft.subject
    }
}
