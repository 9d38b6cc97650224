import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerState {
    /// What is owed on `date` about secrets: one that is about to expire is extended or lifted; one
    /// that has expired can only be lifted, and should have been.
    func obligationsOfSecrets(on date: LegalDate) -> [Obligation] {
        secrets.compactMap { reference, secret in
            guard secret.liftedOn == nil else { return nil }
            let days = parameters.number("secretExtensionDays", on: date)
            let hasExpired = secret.effectiveUntil < date
            guard hasExpired || date.days(until: secret.effectiveUntil) <= days else { return nil }
            let since = secret.effectiveUntil.adding(days: -days) ?? secret.effectiveUntil
            return Obligation(
                hasExpired ? "liftSecret" : "extendOrLiftSecret", of: reference.stream,
                by: .minister, since: max(since, secret.designatedOn),
                dueOn: secret.effectiveUntil,
                basis: "Cabinet Order 290/2023 Art 4; secretExtensionDays")
        }
    }
}
