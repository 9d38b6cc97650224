import Accounting
import EventCoding

extension RandomCommands {
    /// An import of a few rows, about what the other commands are about: it is complete, or given
    /// up, so that no other command waits for ever.
    mutating func importing() -> TestCommand {
        let subject = "import/I-\(count)"
        let digits = String(0x100 + number(0...40), radix: 16).dropFirst()
        let rows = number(1...3)
        for _ in 0..<(rows + number(0...2)) {
            // Some lie on the day of the opening or later: those are no history.
            let date = Self.begins.adding(days: 2 - number(0...90)) ?? today
            queue.append(history(on: date))
        }
        queue.append(act("import.end", subject, today, [:]))
        queue.append(act("import.end", subject, today, ["reason": name()]))
        return act(
            "import.begin", subject, today,
            [
                "source": name(), "rows": .integer(Int128(rows)),
                "digest": .string(String(repeating: String(digits), count: 32)),
                "administrator": "actor/everyone",
            ])
    }

    /// A party, and what became of it: nothing else was before the ledger.
    private mutating func history(on date: LegalDate) -> TestCommand {
        switch number(0...3) {
        case 0: return act("party.rename", one(Self.parties), date, ["name": name()])
        case 1: return fund(on: date)
        case _:
            introduced += 1
            return act(
                "party.register", "party/P\(introduced)", date,
                ["name": name(), "kind": one(["manufacturer", "bank"])])
        }
    }
}
