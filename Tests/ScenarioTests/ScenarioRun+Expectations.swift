import Accounting
import DefenseFund
import EventSourcing
import ReadModels

extension ScenarioRun {
    /// What is otherwise than expected; empty if nothing is.
    func check(_ expectation: Scenario.Expectation) -> [String] {
        switch expectation {
        case .balance(let book, let code, let subAccount, let amount):
            checkBalance(book, code, subAccount, amount)
        case .row(let table, let row, let values): check(table, row, values)
        case .noRow(let table, let row):
            rows(of: row, in: table).map { $0.isEmpty ? [] : ["\(row) stands in \(table)"] }
                ?? [Self.unknown(table)]
        case .owed(let date, let thing, let kind, let due):
            checkOwed(on: date, thing, kind, due)
        case .paidFrom(let thing, let parts): checkSources(of: thing, parts)
        case .nothingOwed(let date, let thing):
            obligations(of: thing, on: date).map { "owes \($0)" }
        case .found(let severity, let thing): checkFound(severity, thing)
        case .nothingFound(let thing): findings(about: thing).map { "is found: \($0)" }
        }
    }

    private func checkFound(_ severity: String, _ thing: String) -> [String] {
        let found = findings(about: thing)
        if found.contains(where: { $0.hasPrefix("\(severity): ") }) { return [] }
        return ["is found: " + (found.isEmpty ? "nothing" : found.joined(separator: "; "))]
    }

    /// `violation: The return procedure …`, of those that the ledger raised by its rules.
    private func findings(about thing: String) -> [String] {
        view.ledger.findings.raised.compactMap { _, finding in
            guard finding.isByLedger, finding.about.flatMap(view.name)?.text == thing else {
                return nil
            }
            return "\(finding.severity.name): \(finding.text.text)"
        }
    }

    private func checkBalance(
        _ bookTitle: String, _ codeText: String, _ subAccount: String?, _ expected: String
    ) -> [String] {
        guard let book = Book(title: bookTitle),
            let code = UInt16(codeText).flatMap(AccountCode.init(rawValue:)),
            let traits = ChartOfAccounts.account(
                AccountKey(book: book, code: code, subAccount: nil))
        else { return ["there is no account \(bookTitle) \(codeText)"] }
        let side = traits.accountClass.normalSide
        var balance: Int64 = 0
        if let subAccount {
            guard let stream = StreamName(parsing: subAccount).flatMap(view.ledger.reference)
            else { return ["there is no \(subAccount)"] }
            let key = AccountKey(book: book, code: code, subAccount: stream.position.rawValue)
            balance = view.ledger.balances.balance(of: key, on: side)
        } else {
            let rows = view.ledger.balances.rows(of: book).filter { $0.account.code == code }
            balance = Int64(clamping: rows.map(\.balance).reduce(0, +))
            if side == .credit { balance = -balance }
        }
        return String(balance) == expected.filter { $0 != "," } ? [] : ["is \(balance)"]
    }

    private func check(_ table: String, _ row: String, _ values: [(column: String, value: String)])
        -> [String]
    {
        guard let register = register(table), let rows = rows(of: row, in: table) else {
            return [Self.unknown(table)]
        }
        guard !rows.isEmpty else { return ["there is no \(row) in \(table)"] }
        var places: [(Int, String)] = []
        for (column, value) in values {
            let names = [column, column + "Yen"]
            guard let place = register.columns.firstIndex(where: { names.contains($0.name) })
            else {
                let known = register.columns.map(\.name).joined(separator: ", ")
                return ["\(table) has no column \(column); it has \(known)"]
            }
            places.append((place, value.filter { $0 != "," }))
        }
        let isThere = rows.contains { row in
            places.allSatisfy { Self.text(row[$0]).filter { $0 != "," } == $1 }
        }
        return isThere
            ? []
            : rows.map { row in
                "says "
                    + places.map { "\(register.columns[$0.0].name) \(Self.text(row[$0.0]))" }
                    .joined(separator: "; ")
            }
    }

    /// What came in of one kind in one year is told together, in the order in which it was spent.
    private func checkSources(of thing: String, _ expected: [String]) -> [String] {
        var sums: [(source: String, amount: Int128)] = []
        for part in sources.parts where part.use?.subject?.text == thing {
            let source = part.source.map { "\($0.kind.rawValue) of \($0.year)" } ?? "nothing"
            if let place = sums.firstIndex(where: { $0.source == source }) {
                sums[place].amount += part.amount
            } else {
                sums.append((source, part.amount))
            }
        }
        let told = sums.map { "\($0) \($1)" }
        return told == expected
            ? [] : ["is paid from " + (told.isEmpty ? "nothing" : told.joined(separator: "; "))]
    }

    private func checkOwed(on date: LegalDate, _ thing: String, _ kind: String, _ due: String?)
        -> [String]
    {
        let owed = obligations(of: thing, on: date)
        let wanted = kind + (due.map { " by \($0)" } ?? "")
        let isOwed = owed.contains { $0 == wanted || due == nil && $0.hasPrefix(kind + " ") }
        return isOwed ? [] : ["owes " + (owed.isEmpty ? "nothing" : owed.joined(separator: ", "))]
    }

    /// `openReturnProcedure by 2024-07-31`
    private func obligations(of thing: String, on date: LegalDate) -> [String] {
        view.obligations(on: date).filter { view.name($0.thing)?.text == thing }.map {
            $0.kind + ($0.dueOn.map { " by \($0)" } ?? "")
        }
    }

    private func register(_ name: String) -> RegisterTable? {
        view.registers().first { $0.name == name }
    }

    private func rows(of row: String, in table: String) -> [[RegisterTable.Cell]]? {
        register(table)?.rows.filter { Self.text($0[0]) == row }
    }

    private static func unknown(_ table: String) -> String { "there is no register \(table)" }

    private static func text(_ cell: RegisterTable.Cell) -> String {
        switch cell {
        case .text(let text): text.isEmpty ? "-" : text
        case .yen(let amount): String(amount)
        case .count(let count): String(count)
        case .date(let date): date.description
        case .empty: "-"
        }
    }
}
