public import Accounting
import DefenseFund
import EventSourcing

extension LedgerView {
    /// The parameters in force on a day: what was set last to take effect by then, and when; else
    /// the default, and where that is from.
    public func parameterRegister(on date: LegalDate) -> RegisterTable {
        RegisterTable(
            name: "parameters",
            columns: [
                .init("parameter", "Parameter"), .init("value", "Value"), .init("since", "Since"),
                .init("position", "Position"), .init("default", "Default"),
                .init("source", "Source of the default"), .init("verified", "Verified"),
            ],
            rows: ParameterDefinition.all.map { definition in
                let setting = ledger.parameters.setting(of: definition.name, on: date)
                let value = ledger.parameters.value(of: definition.name, on: date)
                return [
                    .text(definition.name), .text(value.description), .day(setting?.effectiveOn),
                    setting.map { .count($0.position.rawValue) } ?? .empty,
                    .text(definition.defaultText), .text(definition.source),
                    .text(definition.isVerified ? "yes" : "no"),
                ]
            })
    }
}
