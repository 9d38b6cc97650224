import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

/// Says in a finding what an auditor can read: things by their names, facts by theirs.
struct FindingText {
    let view: LedgerView

    func name(_ stream: StreamReference) -> String {
        view.name(stream)?.text ?? stream.description
    }

    func facts(_ act: any Act) -> String {
        "\(type(of: act).type.name) \(EventJSON.facts(of: act, name: view.name).compact)"
    }

    /// `Dr FUND:121:grant/G-1 700, Cr FUND:111:party/bank 700`.
    func entry(_ postings: [Posting]) -> String {
        join(postings.map { leg(EventJSON.label($0.account, name: view.name), $0.signedAmount) })
    }

    func entry(_ postings: [RecordedPosting]) -> String {
        join(
            postings.map { posting in
                let account = view.account(posting.account)
                return leg(
                    account.map { EventJSON.label($0, name: view.name) }
                        ?? posting.account.description, posting.signedAmount)
            })
    }

    func account(_ account: AccountKey) -> String { EventJSON.label(account, name: view.name) }

    private func leg(_ account: String, _ signedAmount: Int64) -> String {
        "\(signedAmount < 0 ? "Cr" : "Dr") \(account) \(signedAmount.magnitude)"
    }

    private func join(_ legs: [String]) -> String {
        legs.isEmpty ? "no entry" : legs.joined(separator: ", ")
    }

    func reason(_ error: any Error) -> String {
        switch error {
        case let rejection as Rejection:
            let facts = rejection.facts.map { "\($0.name) \(value($0.value))" }
            return "\(rejection.code.rawValue): \(facts.joined(separator: ", ")) "
                + "[\(rejection.basis)]"
        case let failure as FieldFailure:
            let problem = InputProblem(failure)
            return "\(problem.field) \(problem.message)"
        case _:
            return "\(error)"
        }
    }

    private func value(_ value: Rejection.Value) -> String {
        switch value {
        case .yen(let amount): amount.description
        case .date(let date): date.description
        case .count(let count): String(count)
        case .text(let text): text
        case .stream(let stream): name(stream)
        }
    }
}
