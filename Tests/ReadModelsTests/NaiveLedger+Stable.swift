import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// The rows that the registers of stable manufacturing and of surveys must have.
extension NaiveLedger {
    private func name(_ party: Reference<Party>?) -> String {
        party.map { parties[$0.stream] ?? label($0.stream) } ?? ""
    }

    var stablePlanRows: Rows {
        stable.plans.flatMap { stream, plan -> Rows in
            let applicants = plan.submitted.applicants.map {
                name($0.party) + ($0.standing == .wouldBe ? " (would-be)" : "")
            }
            return plan.inForce.map { initiative in
                let sums = stable.sums {
                    $0.concluded.plan.stream == stream
                        && $0.concluded.initiative.text == initiative.name
                }
                return [
                    .text(plan.name),
                    .text(stable.equipment[plan.submitted.equipment.stream] ?? "?"),
                    .text(applicants.joined(separator: "; ")), .text(plan.stage),
                    plan.revisionCount > 0 ? .count(UInt64(plan.revisionCount)) : .empty,
                    .text(initiative.name), .text(initiative.kind), yen(initiative.confirmed),
                    yen(sums.price), yen(sums.accepted), yen(sums.paid),
                ]
            }
        }
    }

    var contractRows: Rows {
        stable.contracts.map { _, contract in
            [
                .text(contract.name), .text(label(contract.concluded.plan.stream)),
                .text(contract.concluded.initiative.text), .text(name(contract.concluded.party)),
                .text("FY\(contract.year)"), .date(contract.on),
                yen(contract.concluded.amount.whole), yen(contract.yen.count), yen(contract.paid),
                yen(contract.yen.count - contract.paid),
                contract.longestDays.map { .count(UInt64($0)) } ?? .empty,
                .count(UInt64(contract.lateCount)),
            ]
        }
    }

    var stableBudgetRows: Rows {
        stable.appropriated.sorted { $0.key < $1.key }.map { year, appropriated in
            let sums = stable.sums { "FY\($0.year)" == year }
            return [
                .text(year), yen(appropriated), yen(sums.price), yen(sums.accepted),
                yen(sums.paid), yen(appropriated - sums.price),
            ]
        }
    }

    var surveyRows: Rows {
        stable.surveys.map { _, row in
            [
                .text(row.name), .text(row.kind), .text(name(row.manufacturer)),
                .text(row.equipment.map { stable.equipment[$0.stream] ?? "?" } ?? ""),
                .date(row.on), .day(row.dueOn), .day(row.closedOn),
                .text(row.survey.map { label($0.stream) } ?? ""), .text(name(row.successor)),
            ]
        }
    }
}
