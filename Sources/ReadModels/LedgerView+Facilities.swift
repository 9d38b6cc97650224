import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// A row for each owner of each period; the shares of a period sum to one. What the facility is
    /// worth and who runs it is known for the last period only, and stands there. Owners
    /// whom others followed on the same day owned it for no day, and have no row.
    public var facilityRegister: RegisterTable {
        let facilities = ledger.facilities.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "facilities",
            columns: [
                .init("facility", "Facility"), .init("from", "From"), .init("through", "Through"),
                .init("owner", "Owner"), .init("share", "Share"),
                .init("previousOwner", "Previous owner"), .init("manager", "Manager now"),
                .init("bookValueYen", "Book value now"),
            ], key: ["facility", "from", "owner"],
            rows: facilities.flatMap { rows(of: $0, $1) })
    }

    private func rows(of reference: Reference<Facility>, _ facility: FacilityState)
        -> [[RegisterTable.Cell]]
    {
        let name = RegisterTable.Cell.text(label(reference.stream))
        let key = AccountKey(book: .property, code: 141, subAccount: reference.position.rawValue)
        let now: [RegisterTable.Cell] = [
            .text(facility.manager.map(partyName) ?? ""),
            .yen(Int128(ledger.balances.balance(of: key, on: .debit))),
        ]
        guard !facility.ownership.isEmpty else {
            return [[name, .empty, .empty, .text("not acquired"), .empty, .text("")] + now]
        }
        var rows: [[RegisterTable.Cell]] = []
        var previous = previousOwners[reference].map(partyName) ?? ""
        for (index, period) in facility.ownership.enumerated() {
            let next = index + 1 < facility.ownership.count ? facility.ownership[index + 1] : nil
            let owners = owners(period.shares)
            defer { previous = owners.map(\.0).joined(separator: "; ") }
            guard next.map({ period.from < $0.from }) ?? true else { continue }
            rows += owners.map { owner, share in
                [
                    name, .date(period.from), .day(next?.from.adding(days: -1)), .text(owner),
                    .text(share.description), .text(previous),
                ] + (next == nil ? now : [.text(""), .empty])
            }
        }
        return rows
    }

    private func owners(_ shares: [FacilityState.Owner: Share]) -> [(String, Share)] {
        shares.map { owner, share in
            switch owner {
            case .state: ("State", share, UInt64(0))
            case .party(let party): (partyName(party), share, party.position.rawValue + 1)
            }
        }.sorted { $0.2 < $1.2 }.map { ($0.0, $0.1) }
    }
}
