import DefenseFund
import EventSourcing
import ReadModels

/// A grant that is named on the command line, with or without `grant/` in front.
enum GrantName {
    static func parse(_ text: String) -> StreamName? {
        let name = StreamName(parsing: text.contains("/") ? text : "\(Grant.category)/\(text)")
        return name.flatMap { $0.isOf(Grant.category) ? $0 : nil }
    }

    /// Fails if the view knows no such grant.
    static func reference(_ text: String, in view: LedgerView) throws -> Reference<Grant> {
        guard let name = parse(text), let stream = view.ledger.reference(to: name) else {
            throw CommandFailure(
                .badInput,
                "\(text.prefix(80)): there is no such grant; 'daicho grants' lists them")
        }
        return Reference(stream)
    }
}
