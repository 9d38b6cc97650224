import Cryptography
import ReadModels
import Transparency

/// A page of A4 that needs nothing else, for what an auditor or a witness signs on paper.
public struct AuditPage: Sendable {
    let title: (japanese: String, english: String)
    let parts: [(title: String, rows: [(String, String)])]
    let code: QRCode?
    let words: [String]
    let foot: String

    public var html: String {
        let parts = parts.map { part in
            let rows = part.rows.map { name, value in
                "<tr><th scope=\"row\">\(HTML.escaped(name))</th>"
                    + "<td>\(HTML.escaped(value))</td></tr>\n"
            }
            let none = "<tr><td colspan=\"2\">none</td></tr>\n"
            // Short rows stand side by side, so that the page remains one.
            let isShort = part.rows.count > 8 && part.rows.allSatisfy { $0.count + $1.count < 50 }
            let table = "<table>\n" + (rows.isEmpty ? none : rows.joined()) + "</table>\n"
            return "<h2>\(HTML.escaped(part.title))</h2>\n"
                + (isShort ? "<div>\n\(table)</div>\n" : table)
        }
        let words = words.map { "<li>\(HTML.escaped($0))</li>" }.joined()
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(HTML.escaped(title.english))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header>
            <h1><span lang="ja">\(HTML.escaped(title.japanese))</span>
            \(HTML.escaped(title.english))</h1>
            \(code?.svg ?? "")
            <ol>\(words)</ol>
            </header>
            \(parts.joined())<footer>
            <p>\(HTML.escaped(foot))</p>
            <p><span lang="ja">日付</span> Date ______________________ <span lang="ja">署名</span> \
            Signature ____________________________________</p>
            </footer>
            </body>
            </html>

            """
    }

    private static let style = """
        @page { size: A4 portrait; margin: 8mm 12mm; }
        body { font: 6pt/1.1 "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic",
          Meiryo, sans-serif; color: #000; margin: 0; }
        header { display: grid; grid-template-columns: 1fr 32mm; }
        h1 { font-size: 15pt; margin: 0; }
        svg { width: 32mm; height: 32mm; grid-row: span 2; }
        ol { margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 1mm 4mm; list-style: none;
          font: 11pt "Noto Sans Mono", "DejaVu Sans Mono", monospace; align-self: end; }
        h2 { font-size: 8pt; margin: 1mm 0 0.2mm; }
        div { columns: 2; column-gap: 6mm; }
        table { border-collapse: collapse; width: 100%; }
        tr { break-inside: avoid; }
        th, td { border-top: 0.1mm solid #999; text-align: left; vertical-align: top;
          padding: 0.1mm 2mm 0.1mm 0; font-weight: normal; overflow-wrap: anywhere; }
        th { white-space: nowrap; width: 1%; color: #333; }
        footer { margin-top: 2mm; break-inside: avoid; }
        @media screen { body { max-width: 186mm; margin: 10mm auto; } }
        """
}

extension Certificate {
    /// The same, to be printed and signed.
    public var page: AuditPage {
        AuditPage(
            title: ("再生証明書", "Certificate of replay"), parts: parts, code: QRCode(code),
            words: RootWords.words(of: head.root),
            foot: "Proofs show that records were not altered after they were made; they do not "
                + "show that what was recorded was true.")
    }
}
