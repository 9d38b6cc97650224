import Accounting
import Cryptography
import DefenseFund
import EventSourcing
public import ReadModels
import Transparency

extension Cosignature {
    private var rows: [(String, String)] {
        [
            ("witness", state.witness.name), ("key", state.witness.encoded),
            ("origin", state.origin), ("signed at", signedAt.description),
            ("events", "0 to \(state.head.size &- 1)"), ("root", state.head.root.description),
            ("words", RootWords.words(of: state.head.root).joined(separator: " ")),
        ]
    }

    /// For people, a line each.
    public var summary: String {
        rows.map { name, value in
            name + String(repeating: " ", count: 11 - name.count) + value + "\n"
        }.joined()
    }

    /// The same to be printed and signed, with the digests and a QR code of size and root.
    public var page: AuditPage {
        let record = state.record
        let digests =
            [
                ("on", state.day.description),
                (
                    "accounts",
                    "\(record.accounts.count.accounts) \(record.accounts.root.hexadecimal)"
                ),
            ] + record.projections.map { ($0.name.text, $0.digest.hexadecimal) }
        let code = "\(state.head.size)/\(state.head.root.description.uppercased())"
        return AuditPage(
            title: ("証人の副署", "Cosignature of a witness"),
            parts: [("What was signed", rows), ("What the events come to", digests)],
            code: QRCode(code), words: RootWords.words(of: state.head.root),
            foot: "The witness has replayed every event up to here, and found that these numbers "
                + "follow from this history. Whoever is shown another one has been shown a fork.")
    }
}
