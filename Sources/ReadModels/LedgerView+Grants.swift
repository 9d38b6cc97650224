import Accounting
import Containers
public import DefenseFund
public import EventSourcing

extension LedgerView {
    /// A row for each grant.
    public var grantRegister: RegisterTable {
        let grants = ledger.grants.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "grants",
            columns: [
                .init("grant", "Grant"), .init("plan", "Plan"), .init("applicant", "Applicant"),
                .init("stage", "Stage"), .init("stageSince", "Since"),
                .init("suspendedOn", "Suspended on"), .init("ceilingYen", "Allocated"),
                .init("paidYen", "Paid"), .init("eligibleCostYen", "Eligible cost"),
                .init("fixedYen", "Fixed"), .init("toOrderYen", "To order back"),
                .init("toReturnYen", "To return"), .init("returnedYen", "Returned"),
                .init("chargedYen", "Charged"), .init("waivedYen", "Waived"),
                .init("chargesOwedYen", "Charges owed"),
            ],
            rows: grants.map { reference, grant in
                let ordered = Yen.sum(grant.returnOrders.map(\.principal)) ?? .zero
                return [
                    .text(label(reference.stream)), .text(label(grant.plan.stream)),
                    .text(partyName(grant.applicant)), .text(grant.stage.rawValue),
                    .date(grant.stageSince), .day(grant.suspendedOn), .amount(grant.ceiling),
                    .amount(grant.paid), .amount(grant.eligibleCost), .amount(grant.fixed),
                    .amount(Yen.sum(ReturnCause.allCases.map { grant.returnable[$0] })),
                    .amount(grant.outstandingReturns),
                    .amount(ordered.subtracting(grant.outstandingReturns)),
                    .amount(Yen.sum(ChargeKind.allCases.map { grant.assessed[$0] })),
                    .amount(Yen.sum(ChargeKind.allCases.map { grant.waived[$0] })),
                    .amount(ledger.balance(123, of: reference)),
                ]
            })
    }

    /// A row for each asset that was bought with a grant (property ledger, 財産管理台帳).
    public var assetRegister: RegisterTable {
        let grants = ledger.grants.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "assets",
            columns: [
                .init("grant", "Grant"), .init("asset", "Asset"), .init("what", "What"),
                .init("place", "Place"), .init("costYen", "Cost"), .init("borneYen", "Borne"),
                .init("restrictedUntil", "Restricted until"), .init("disposedOn", "Disposed on"),
                .init("proceedsYen", "Proceeds"), .init("shareYen", "Share ordered back"),
            ],
            key: ["grant", "asset"],
            rows: grants.flatMap { reference, grant in
                grant.assets.map { asset in
                    [
                        .text(label(reference.stream)), .text(asset.name.text),
                        .text(asset.what.text), .text(asset.place.text), .amount(asset.cost),
                        .amount(asset.borne), .date(asset.restrictedUntil),
                        .day(asset.disposal?.on), .amount(asset.disposal?.proceeds),
                        .amount(asset.disposal?.share),
                    ]
                }
            })
    }

    /// Returns and charges in the order in which they were recorded, with every line of every
    /// computation; what is open stands behind each act.
    ///
    /// - Parameter grant: whose alone; all of them if `nil`.
    public func returnsLedger(of grant: Reference<Grant>? = nil) -> RegisterTable {
        streamedReturnsLedger(of: grant).table
    }

    /// The same for whoever writes it, row by row.
    public func streamedReturnsLedger(of grant: Reference<Grant>? = nil) -> StreamedTable {
        let head = RegisterTable(
            name: "charges",
            columns: [
                .init("grant", "Grant"), .init("position", "Position"), .init("on", "On"),
                .init("item", "Item"), .init("cause", "Cause"), .init("dueOn", "Due on"),
                .init("baseYen", "Base"), .init("from", "From"), .init("through", "Through"),
                .init("days", "Days"), .init("rate", "Rate"), .init("dayBase", "Day base"),
                .init("amountYen", "Amount"), .init("returnsOpenYen", "Returns open"),
                .init("chargesOpenYen", "Charges open"),
            ],
            key: ["grant", "position", "item", "from"], rows: [])
        return StreamedTable(head: head, rowCount: returns.acts.count) { body in
            let (causes, charges) = (ReturnCause.names, ChargeKind.names)
            var labels = KeyedTable<Reference<Grant>, String>()
            for act in returns.acts where grant == nil || act.grant == grant {
                let label = labels[act.grant] ?? self.label(act.grant.stream)
                _ = labels.insert(label, ifAbsent: act.grant)
                let cause = act.cause.flatMap { causes[$0] } ?? act.charge.flatMap { charges[$0] }
                forEachRow(of: act, label, cause ?? "", body)
            }
        }
    }

    private func forEachRow(
        of act: ReturnsHistory.Entry, _ label: String, _ cause: String,
        _ body: ([RegisterTable.Cell]) -> Void
    ) {
        let grant = RegisterTable.Cell.text(label)
        let position = RegisterTable.Cell.count(act.position.rawValue)
        let on = RegisterTable.Cell.date(act.on)
        for line in act.lines {
            body([
                grant, position, on, .text("line"), .text(""), .empty, .amount(line.base),
                .date(line.from), .date(line.through), .count(UInt64(line.days.days)),
                .text(line.rate.description), .count(UInt64(line.dayBase?.days ?? 365)),
                .amount(line.amount), .empty, .empty,
            ])
        }
        if let before = act.assessedBefore {
            body([
                grant, position, on, .text("assessed before"), .text(""), .empty, .empty, .empty,
                .empty, .empty, .text(""), .empty, .yen(-Int128(before.rawValue)), .empty, .empty,
            ])
        }
        body([
            grant, position, on, .text(act.item.rawValue), .text(cause), .day(act.dueOn),
            .empty, .empty, .empty, .empty, .text(""), .empty, .amount(act.amount),
            .amount(act.returnsOpen), .amount(act.chargesOpen),
        ])
    }

    /// The computations of all charges as sums that anybody can do again, one a line.
    ///
    /// - Parameter grant: whose alone; all of them if `nil`.
    public func chargeExplanations(of grant: Reference<Grant>? = nil) -> [String] {
        returns.acts.filter { $0.charge != nil && (grant == nil || $0.grant == grant) }
            .flatMap { act -> [String] in
                guard let charge = act.charge else { return [] }
                let kind = charge == .addOn ? "add-on charge" : "late charge"
                let before = act.assessedBefore.map {
                    ["  less \($0.rawValue.grouped) assessed before"]
                }
                return [
                    "\(act.position) \(act.on) \(label(act.grant.stream)): \(kind) "
                        + (act.item == .waived ? "waived, " : "of ")
                        + "\(act.amount.rawValue.grouped) yen"
                ] + act.lines.map { "  \($0.explanation)" } + (before ?? [])
            }
    }
}
