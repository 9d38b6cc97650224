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
            let date = today.adding(days: -number(0...90)) ?? today
            queue.append(number(0...1) == 0 ? fund(on: date) : grant(on: date))
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
}
