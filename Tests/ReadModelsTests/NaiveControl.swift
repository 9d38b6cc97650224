import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport

/// Who may do what and by which rules, as two lists: what was set, and what changed.
struct NaiveControl {
    private var settings: [(name: String, from: LegalDate, value: String, at: LogPosition)] = []
    private var changes: [RecordedEvent] = []

    /// What only administrators record, and two acts of others.
    private static let types: Set = [
        "ledger.opened", "actor.registered", "actor.suspended", "actor.keyDestroyed",
        "role.granted", "role.revoked", "credential.issued", "credential.revoked",
        "parameter.set", "import.began", "import.ended", "businessRules.approved",
        "period.reopened",
    ]

    mutating func apply(_ event: RecordedEvent, named name: String) {
        if Self.types.contains(event.type.name) { changes.append(event) }
        if let act = event.act as? ParameterSet {
            settings.append(
                (name, event.head.effectiveOn, act.value.text, event.head.position))
        }
    }

    /// The value of a parameter on a day: no setting took effect later and none of the same day was
    /// recorded later.
    func value(_ name: String, on day: LegalDate) -> (text: String, from: LegalDate?, LogPosition?)
    {
        let inForce = settings.filter { $0.name == name && $0.from <= day }
        let last = inForce.filter { one in
            inForce.allSatisfy { ($0.from, $0.at) <= (one.from, one.at) }
        }.first
        let fallback = ParameterDefinition.named(name)?.defaultText ?? "?"
        return (last?.value ?? fallback, last?.from, last?.at)
    }

    func number(_ name: String, on day: LegalDate) -> Int {
        Int(value(name, on: day).text) ?? 0
    }

    /// What charges are computed by.
    var chargeSettings: [ChargeExample.Setting] {
        settings.map { ChargeExample.Setting(name: $0.name, from: $0.from, value: $0.value) }
    }

    /// The first columns: what the parameter is, not where its default is from.
    func parameterRows(on day: LegalDate) -> [[RegisterTable.Cell]] {
        ParameterDefinition.all.map { definition in
            let (text, from, position) = value(definition.name, on: day)
            return [
                .text(definition.name), .text(text), .day(from),
                position.map { .count($0.rawValue) } ?? .empty, .text(definition.defaultText),
            ]
        }
    }

    /// All columns but the facts.
    func historyRows(of year: Int?, names: [StreamReference: String]) -> [[RegisterTable.Cell]] {
        changes.filter { event in
            guard let year, let recordedOn = event.head.recordedAt.dateInTokyo else { return true }
            return NaiveLedger.fiscalYear(event.head.effectiveOn) == year
                || NaiveLedger.fiscalYear(recordedOn) == year
        }.map { event in
            [
                .count(event.head.position.rawValue), .text(event.head.recordedAt.description),
                .date(event.head.effectiveOn), .text(event.type.name),
                .text(names[event.head.stream] ?? ""), .text(names[event.head.actor] ?? ""),
            ]
        }
    }
}
