import Accounting
import DefenseFund
import EventSourcing

extension LedgerView {
    /// The acts that wait for a second person, oldest first.
    public var proposalRegister: RegisterTable {
        let open = ledger.approvals.open.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "proposals",
            columns: [
                .init("proposal", "Proposal"), .init("act", "Act"), .init("subject", "About"),
                .init("effectiveOn", "Effective"), .init("proposer", "Proposed by"),
                .init("role", "As"), .init("proposedOn", "Since"), .init("amountYen", "Amount"),
                .init("moved", "Moved since"),
            ],
            rows: open.map { reference, proposal in
                let moved = proposal.moved(since: reference, in: ledger).compactMap {
                    name($0.stream)?.text
                }
                return [
                    .text(label(reference.stream)), .text(proposal.command.declaration.command),
                    .text(proposal.command.subject.text), .date(proposal.command.effectiveOn),
                    .text(label(proposal.proposer.stream)), .text(proposal.role.name),
                    .date(proposal.proposedOn), .amount(proposal.amount),
                    .text(moved.joined(separator: "; ")),
                ]
            })
    }
}
