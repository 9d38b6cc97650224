public import Accounting
import Containers
import Cryptography
public import DefenseFund
public import EventSourcing
public import Transparency

extension LedgerView {
    /// What the view comes to, to be recorded (`state.recorded`).
    ///
    /// - Parameter day: what depends on a day, such as obligations, is that of this one.
    /// - Returns: `nil` if sums have no room, as in no honest ledger.
    public func stateRecord(on day: LegalDate) -> StateRecorded? {
        guard let root = sumTree?.root, let rootBytes = DigestBytes(root.hash.bytes),
            let count = AccountCount(storedNumber: root.count)
        else { return nil }
        return StateRecorded(
            size: progress, accounts: AccountTotals(count: count, root: rootBytes),
            projections: projections(on: day).compactMap(Self.digest))
    }

    private static func digest(of name: String, _ table: RegisterTable) -> ProjectionDigest? {
        guard let name = try? PlainText(exactly: name) else { return nil }
        return ProjectionDigest(name: name, layout: table.layoutDigest, digest: table.digest)
    }

    /// Compares a record of the state with this view, which is that of the events in front of it.
    public func comparison(with record: StateRecorded, on day: LegalDate) -> StateComparison {
        var comparison = StateComparison()
        guard let own = stateRecord(on: day) else {
            comparison.find("sums of the accounts that have room", "sums beyond all numbers")
            return comparison
        }
        if own.accounts != record.accounts {
            comparison.find(own.accounts.summary, record.accounts.summary)
        }
        let folded = Dictionary(
            own.projections.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for recorded in record.projections {
            let name = recorded.name.text
            guard let own = folded[recorded.name], own.layout == recorded.layout else {
                comparison.otherLayouts.append(name)
                continue
            }
            guard own.digest != recorded.digest else { continue }
            comparison.find(
                "\(name) with the hash \(own.digest.hexadecimal)",
                "the hash \(recorded.digest.hexadecimal)")
        }
        return comparison
    }

    /// The place of an account in the sum tree.
    public func accountIndex(of account: StreamReference) -> Int? {
        ledger.accounts.index(forKey: account)
    }

    /// The sums of every account, in the order in which they were opened; `nil` if they have no
    /// room.
    public var sumTree: SumTree? {
        SumTree(
            ledger.accounts.places.map { place in
                let row = ledger.balances[ledger.accounts[place: place]]
                return SumNode(
                    account: ledger.accounts.key(atPlace: place).position.rawValue,
                    debits: UInt128(row?.debits.rawValue.magnitude ?? 0),
                    credits: UInt128(row?.credits.rawValue.magnitude ?? 0))
            })
    }

    /// Every projection as a table, named as the file that a package has of it.
    private func projections(on day: LegalDate) -> [(name: String, table: RegisterTable)] {
        [("trial-balance", trialBalance())]
            + registers().map { ("register-\($0.name)", $0) }
            + [
                ("obligations", obligationRegister(on: day)),
                ("permissions", permissionTable(on: day)),
            ]
    }
}

extension AccountTotals {
    fileprivate var summary: String { "\(count.accounts) accounts, root \(root.hexadecimal)" }
}
