public import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// The account that a name such as `FUND:111:party/bank-a` means, or `FUND:111:bank-a`.
    public func account(named name: String) -> AccountKey? {
        let parts = name.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let book = Book(title: String(parts[0])),
            let number = UInt16(parts[1]), let code = AccountCode(rawValue: number)
        else { return nil }
        let thing = parts.count == 3 ? parts[2] : ""
        return ledger.accounts.map(\.value).first { key in
            guard key.book == book, key.code == code else { return false }
            guard let position = key.subAccount else { return thing.isEmpty }
            guard let name = self.name(StreamReference(LogPosition(position))) else { return false }
            return name.text == thing || name.identifierText == thing
        }
    }
}
