import Accounting
import DefenseFund
import EventSourcing
import ReadModels

/// An account that is named on the command line, as previews name accounts: `FUND:121:grant/G-1`.
enum AccountArgument {
    /// Fails if it is none, or if the view does not know what it is about. Whether it is open is
    /// not looked at.
    static func key(_ account: String, in view: LedgerView) throws -> AccountKey {
        let parts = account.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let book = Book(title: String(parts[0])),
            let number = UInt16(parts[1]), let code = AccountCode(rawValue: number)
        else {
            throw CommandFailure(
                .badInput,
                "\(account.prefix(80)): must be an account such as FUND:121:grant/G-1; "
                    + "'daicho accounts' lists them")
        }
        guard parts.count == 3 else {
            return AccountKey(book: book, code: code, subAccount: nil)
        }
        guard let name = StreamName(parsing: String(parts[2])),
            let thing = view.ledger.reference(to: name)
        else {
            throw CommandFailure(
                .badInput, "\(account.prefix(80)): nothing in the ledger is called \(parts[2])")
        }
        return AccountKey(book: book, code: code, subAccount: thing.position.rawValue)
    }
}
