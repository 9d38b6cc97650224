import Accounting
import Cryptography
import DefenseFund
import EventSourcing

/// A word that is taken is spelled in one way: what is read is what is written.
enum WordOracle {
    static func check(_ bytes: [UInt8]) throws {
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        let readings: [(String, (String) -> String?)] = [
            ("a date", { LegalDate($0)?.description }),
            ("an amount", { Yen($0)?.description }),
            ("a rate", { AnnualRate($0)?.description }),
            ("a fiscal year", { FiscalYear($0)?.description }),
            ("a share", { Share($0)?.description }),
            ("a corporation number", { CorporationNumber($0)?.description }),
            ("an identifier", { Identifier($0)?.text }),
            ("a stream's name", { StreamName(parsing: $0)?.text }),
            ("plain text", { try? PlainText(exactly: $0).text }),
            ("base64", { Base64.decode($0).map { Base64.encode($0) } }),
            ("hexadecimal digits", { Hexadecimal.decode($0).map { Hexadecimal.encode($0) } }),
            ("a digest", { SHA256Digest(hexadecimal: $0)?.description }),
        ]
        for (kind, read) in readings {
            guard let written = read(text) else { continue }
            try hold(written.isSpelled(as: text), "\(kind) is written as it is read")
        }
        try checkLooserWords(text)
    }

    /// Words that have more than one spelling come to rest after the first reading.
    private static func checkLooserWords(_ text: String) throws {
        if let id = CommandID(parsing: text) {
            try hold(CommandID(parsing: id.description) == id, "an id survives its text")
            try hold(id.description.isSpelled(as: text.lowercased()), "in lower-case digits")
            try hold(CommandID(bytes: id.bytes) == id, "and its bytes")
        }
        if let plain = try? PlainText(normalizing: text) {
            let again = try PlainText(exactly: plain.text)
            try hold(again.text.isSpelled(as: plain.text), "normal text is normal")
        }
        if let date = LegalDate(text) {
            let again = LegalDate(year: date.year, month: date.month, day: date.day)
            try hold(again == date, "a date survives its parts")
            _ = FiscalYear(date)
        }
        for definition in ParameterDefinition.all {
            _ = ParameterValue(text, kind: definition.kind)
        }
        if let name = StreamName(parsing: text), name.text.contains("/") {
            try hold(
                Identifier(String(name.identifierText)) != nil,
                "a name's second part is an identifier")
        }
    }

    static func seeds() -> [[UInt8]] {
        [
            "2025-04-01", "1868-01-01", "9999-12-31", "2024-02-29", "40000000000", "10.95%",
            "FY2024", "2/5", "1/1", "8700110005901", "grant/G-2025-003", "fund", "governmentBond",
            "ae1218d5-c486-59f8-b8d7-9710eba1b7f0", "AAEC/w==", "00ff", "装備移転円滑化基金", "e\u{301}",
            String(repeating: "0f", count: 32),
        ].map { Array($0.utf8) }
    }
}
