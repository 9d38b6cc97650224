import Accounting
import DefenseFund
import EventSourcing

extension LedgerState {
    /// Answers that are due, and withdrawals without a successor.
    func obligationsOfSurveys(on date: LegalDate) -> [Obligation] {
        let answers = surveys.surveys.compactMap { survey, sent -> Obligation? in
            guard sent.on <= date, sent.answeredOn.map({ date < $0 }) ?? true else { return nil }
            return Obligation(
                "answerSurvey", of: survey.stream, by: .minister, since: sent.on,
                dueOn: sent.dueOn, basis: "Act 8: the manufacturer's duty of effort")
        }
        let successors = surveys.withdrawals.compactMap { withdrawal, notice -> Obligation? in
            guard notice.on <= date, notice.successorOn.map({ date < $0 }) ?? true else {
                return nil
            }
            return Obligation(
                "findSuccessor", of: withdrawal.stream, by: .minister, since: notice.on,
                dueOn: notice.withdrawsOn, basis: "Basic Policy 3.1.1(4), 4.4")
        }
        return answers + successors
    }
}
