import Accounting
import DefenseFund
import EventSourcing

/// What is owed about stable manufacturing, surveys, secrets and findings.
extension NaiveLedger {
    /// Yen by yen: what was paid are the first yen that were accepted.
    var contractDuties: [NaiveDuty] {
        stable.contracts.flatMap { contract, naive -> [NaiveDuty] in
            var paid = naive.paid
            return acts(about: contract).compactMap { past in
                guard let accepted = past.act as? InitiativeContractAccepted else { return nil }
                let covered = min(paid, accepted.amount.whole)
                paid -= covered
                guard covered < accepted.amount.whole else { return nil }
                let days = control.number("payWithoutDelayDays", on: past.on)
                return NaiveDuty(
                    what: "payInitiativeContract", thing: contract, by: "minister",
                    since: past.on, dueOn: past.on.adding(days: days),
                    amount: accepted.amount.whole - covered,
                    basis: "Act 7; Basic Policy 3.1.3; payWithoutDelayDays")
            }
        }
    }

    var surveyDuties: [NaiveDuty] {
        stable.surveys.compactMap { stream, survey in
            guard survey.closedOn == nil, survey.kind != "supplyRisk" else { return nil }
            let isSurvey = survey.kind == "survey"
            return NaiveDuty(
                what: isSurvey ? "answerSurvey" : "findSuccessor", thing: stream, by: "minister",
                since: survey.on, dueOn: survey.dueOn,
                basis: isSurvey
                    ? "Act 8: the manufacturer's duty of effort" : "Basic Policy 3.1.1(4), 4.4")
        }
    }

    func secretDuties(on day: LegalDate) -> [NaiveDuty] {
        secrets.compactMap { stream, _ in
            var (until, from): (LegalDate?, LegalDate?)
            for past in acts(about: stream) {
                switch past.act {
                case let act as SecretDesignated: (until, from) = (act.effectiveUntil, past.on)
                case let act as SecretPeriodExtended: until = act.effectiveUntil
                case is SecretLifted: return nil
                case _: break
                }
            }
            guard let until, let from else { return nil }
            let days = control.number("secretExtensionDays", on: day)
            let left = Int(until.daysSince1970 - day.daysSince1970)
            guard left <= days || left < 0 else { return nil }
            return NaiveDuty(
                what: left < 0 ? "liftSecret" : "extendOrLiftSecret", thing: stream,
                by: "minister", since: max(until.adding(days: -days) ?? until, from),
                dueOn: until, basis: "Cabinet Order 290/2023 Art 4; secretExtensionDays")
        }
    }

    var importDuties: [NaiveDuty] {
        acts.compactMap { stream, acts in
            guard let first = acts.first, first.act is ImportBegan,
                !acts.contains(where: { $0.act is ImportEnded })
            else { return nil }
            return NaiveDuty(
                what: "endImport", thing: stream, by: "administrator", since: first.on,
                basis: "House rule 10")
        }
    }

    var findingDuties: [NaiveDuty] {
        findings.raised.compactMap { stream, act, on, _ in
            guard findings.closings[stream] == nil else { return nil }
            if let answeredOn = findings.answers[stream] {
                return NaiveDuty(
                    what: "closeFinding", thing: stream, by: "auditor", since: answeredOn,
                    basis: "House rule 8")
            }
            return NaiveDuty(
                what: "answerFinding", thing: stream,
                by: act.addressee == .corporation ? "corporation.approver" : "minister",
                since: on, dueOn: act.answerBy, basis: "House rule 8")
        }
    }
}
