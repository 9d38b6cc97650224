import Accounting
import EventCoding

extension RandomCommands {
    mutating func finding(on date: LegalDate) -> TestCommand {
        introduced += 1
        let subject = "finding/F\(number(1...12))"
        switch number(0...9) {
        case 0, 1:
            return act(
                "finding.raise", subject, date,
                [
                    "severity": one(["observation", "irregularity", "violation"]),
                    "text": name(), "addressee": one(["corporation", "ministry"]),
                    "about": one(Self.parties), "event": amount(0...40),
                    "answerBy": day(near: date),
                ])
        case 2, 3: return act("finding.answer", subject, date, ["text": name()])
        case 4, 5: return act("finding.close", subject, date, ["result": name()])
        case 6:
            // Nothing ever stands at the bank of this book: some of what is said is so.
            return act(
                "assertion.record", "assertion/A\(introduced)", date,
                ["book": one(["FUND", "OTHER"]), "bank": bank(), "amount": amount(0...1)])
        case 7, 8:
            let key = String(repeating: "0", count: 62) + "\(number(10...25))"
            return act(
                "credential.issue", "credential/K\(introduced)", date,
                [
                    "actor": .string("actor/everyone"), "publicKey": .string(key),
                    "label": name(),
                ])
        case _:
            return act(
                "credential.revoke", "credential/K\(number(max(1, introduced - 12)...introduced))",
                date, ["reason": name()])
        }
    }
}
