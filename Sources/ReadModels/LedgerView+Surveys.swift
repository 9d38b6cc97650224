import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// Surveys, supply risks and withdrawals, in the order in which they came into the ledger.
    public var surveyRegister: RegisterTable {
        let rows = surveyRows + riskRows + withdrawalRows
        return RegisterTable(
            name: "surveys",
            columns: [
                .init("name", "Name"), .init("kind", "Kind"),
                .init("manufacturer", "Manufacturer"), .init("equipment", "Equipment"),
                .init("on", "On"), .init("dueOn", "Due on"), .init("closedOn", "Closed on"),
                .init("survey", "Follows from"), .init("successor", "Successor"),
            ],
            rows: rows.sorted { $0.0 < $1.0 }.map(\.1))
    }

    private typealias Row = (LogPosition, [RegisterTable.Cell])

    /// Due and closed by the answer.
    private var surveyRows: [Row] {
        ledger.surveys.surveys.map { survey, sent in
            (
                survey.position,
                [
                    .text(label(survey.stream)), .text("survey"),
                    .text(partyName(sent.manufacturer)), .text(""), .date(sent.on),
                    .date(sent.dueOn), .day(sent.answeredOn), .text(""), .text(""),
                ]
            )
        }
    }

    /// Neither due nor closed.
    private var riskRows: [Row] {
        ledger.surveys.risks.map { reference, risk in
            (
                reference.position,
                [
                    .text(label(reference.stream)), .text("supplyRisk"),
                    .text(risk.manufacturer.map(partyName) ?? ""),
                    .text(equipmentName(risk.equipment)), .date(risk.on), .empty, .empty,
                    .text(risk.survey.map { label($0.stream) } ?? ""), .text(""),
                ]
            )
        }
    }

    /// Due on the last day of manufacture and closed by the successor.
    private var withdrawalRows: [Row] {
        ledger.surveys.withdrawals.map { withdrawal, notice in
            (
                withdrawal.position,
                [
                    .text(label(withdrawal.stream)), .text("withdrawal"),
                    .text(partyName(notice.manufacturer)),
                    .text(equipmentName(notice.equipment)), .date(notice.on),
                    .date(notice.withdrawsOn), .day(notice.successorOn), .text(""),
                    .text(notice.successor.map(partyName) ?? ""),
                ]
            )
        }
    }

    func equipmentName(_ equipment: Reference<Equipment>) -> String {
        ledger.stable.equipment[equipment]?.name.text ?? label(equipment.stream)
    }
}
