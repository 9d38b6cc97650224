import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// A row for each recorded use, with what is against the Policy in it (C22).
    public var facilityUse: RegisterTable {
        RegisterTable(
            name: "facilityUse",
            columns: [
                .init("facility", "Facility"), .init("from", "From"), .init("through", "Through"),
                .init("manager", "Manager"), .init("designatedHours", "Designated hours"),
                .init("exceptionalHours", "Exceptional hours"), .init("findings", "Findings"),
            ],
            key: ["facility", "from"],
            rows: facilitiesInOrder.flatMap { reference, facility in
                facility.entrustments.flatMap { entrustment in
                    entrustment.uses.map { use in
                        [
                            .text(label(reference.stream)), .date(use.period.from),
                            .date(use.period.through), .text(partyName(entrustment.manager)),
                            .count(use.designatedHours.storedNumber),
                            .count(use.exceptionalHours.storedNumber),
                            .text(
                                entrustment.findings(on: use).map(\.rawValue).joined(
                                    separator: ", ")),
                        ]
                    }
                }
            })
    }

    /// A row for each facility that the State has acquired: what its management costs and brings,
    /// and what is to be done next. Its owners stand in ``facilityRegister``.
    public var facilityOperations: RegisterTable {
        RegisterTable(
            name: "facilityOperations",
            columns: [
                .init("facility", "Facility"), .init("manager", "Manager"),
                .init("operatesFrom", "Operates from"), .init("upkeepYen", "Upkeep"),
                .init("damageBorneYen", "Damage borne by the State"),
                .init("damageChargedYen", "Damage charged"),
                .init("damageOwedYen", "Damage owed"), .init("feesChargedYen", "Fees charged"),
                .init("feesOwedYen", "Fees owed"), .init("useFindings", "Findings on use"),
                .init("supervisionOrders", "Supervision orders"),
                .init("reportedThrough", "Reported through"),
                .init("inventoryOn", "Last inventory"), .init("inventoryDueOn", "Inventory due"),
            ],
            rows: facilitiesInOrder.filter { $0.1.acquiredOn != nil }.map(operations))
    }

    private var facilitiesInOrder: [(Reference<Facility>, FacilityState)] {
        ledger.facilities.sorted { $0.key.position < $1.key.position }.map { ($0.key, $0.value) }
    }

    private func operations(of reference: Reference<Facility>, _ facility: FacilityState)
        -> [RegisterTable.Cell]
    {
        let balance = { (code: AccountCode) -> RegisterTable.Cell in
            let key = AccountKey(
                book: .property, code: code, subAccount: reference.position.rawValue)
            return .yen(Int128(ledger.balances.balance(of: key, on: .debit)))
        }
        let charged = { (kind: FacilityState.ClaimKind) -> RegisterTable.Cell in
            .yen(
                facility.claims.lazy.filter { $0.kind == kind }.reduce(0) {
                    $0 + Int128($1.amount.rawValue)
                })
        }
        let findingCount = facility.entrustments.reduce(0) { sum, entrustment in
            sum + entrustment.uses.count { !entrustment.findings(on: $0).isEmpty }
        }
        let orderCount = facility.entrustments.reduce(0) { $0 + $1.supervisionOrders.count }
        let lastYear = facility.entrustments.flatMap(\.reportedYears).max()
        return [
            .text(label(reference.stream)), .text(facility.manager.map(partyName) ?? ""),
            .day(facility.entrustment?.operatesFrom), balance(541), .amount(facility.damageBorne),
            charged(.damage), balance(142), charged(.fee), balance(143),
            .count(UInt64(findingCount)), .count(UInt64(orderCount)),
            .text(lastYear?.description ?? ""), .day(facility.inventoryOn),
            .day(ledger.inventoryDueOn(of: facility)),
        ]
    }
}
