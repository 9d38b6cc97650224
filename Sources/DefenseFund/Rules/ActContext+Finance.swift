import Accounting
import EventSourcing

extension ActContext {
    /// Refuses the act unless the Minister of Finance was consulted under the Act, which is in
    /// force since 1 October 2023, and before the act.
    ///
    /// - Parameter basis: what demands the consultation.
    func requireFinanceConsulted(on date: LegalDate, _ basis: String) throws(Rejection) {
        guard Self.inForce <= date, date <= effectiveOn else {
            throw Rejection(
                .financeNotConsulted, basis, .date("consulted", date),
                .date("this act", effectiveOn))
        }
    }

    private static let inForce: LegalDate = {
        guard let date = LegalDate("2023-10-01") else { preconditionFailure("a date") }
        return date
    }()
}
