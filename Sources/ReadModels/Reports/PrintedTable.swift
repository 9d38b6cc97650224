/// A table with all that it is pinned to, as a page to be printed.
///
/// Written by hand and not with a template engine: there is one page, its parts are a table and a
/// list, and rooms on this floor depend on nothing from outside.
public struct PrintedTable: Sendable {
    let title: ReportLabel
    /// A column's label each.
    let labels: [ReportLabel]
    let rows: [[RegisterTable.Cell]]
    /// What stands behind the table, line by line, and what at the foot of each sheet.
    let pins: [(label: ReportLabel, value: String)]
    let margin: [String]

    public init(
        _ title: ReportLabel, _ labels: [ReportLabel], _ rows: [[RegisterTable.Cell]],
        pins: [(label: ReportLabel, value: String)], margin: [String]
    ) {
        precondition(rows.allSatisfy { $0.count == labels.count })
        self.title = title
        self.labels = labels
        self.rows = rows
        self.pins = pins
        self.margin = margin
    }

    /// One page of HTML that needs nothing else: for A4, with the columns' titles on every sheet of
    /// paper and the pins beneath each.
    public var html: String {
        let heads = [
            title.japanese.isEmpty ? "" : "<h1>\(HTML.escaped(title.japanese))</h1>\n",
            "<p class=\"title\" lang=\"en\">\(HTML.escaped(title.english))</p>\n",
        ]
        let list = pins.map { pin in
            "<dt>\(label(pin.label))</dt><dd>\(HTML.escaped(pin.value))</dd>\n"
        }
        let name = [title.japanese, title.english].filter { !$0.isEmpty }.joined(separator: " ")
        return """
            <!DOCTYPE html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <title>\(HTML.escaped(name))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <header>
            \(heads.joined())</header>
            <table>
            <thead><tr>\(labels.map { "<th>\(label($0))</th>" }.joined())</tr></thead>
            <tbody>
            \(rows.map(row).joined())</tbody>
            </table>
            <dl>
            \(list.joined())</dl>
            </body>
            </html>

            """
    }

    private func label(_ label: ReportLabel) -> String {
        let english = "<span lang=\"en\">\(HTML.escaped(label.english))</span>"
        guard !label.japanese.isEmpty else { return english }
        return "<span lang=\"ja\">\(HTML.escaped(label.japanese))</span> \(english)"
    }

    private func row(_ cells: [RegisterTable.Cell]) -> String {
        let isTotal = cells.first == .text("total")
        let cells = cells.enumerated().map { index, cell in
            let text = isTotal && index == 0 ? "合計 Total" : cell.display
            return "<td\(Self.kind(of: cell))>\(HTML.escaped(text))</td>"
        }
        return "<tr\(isTotal ? " class=\"total\"" : "")>\(cells.joined())</tr>\n"
    }

    /// Numbers stand to the right, and they and dates in one line; only words too long for a column
    /// are broken anywhere.
    private static func kind(of cell: RegisterTable.Cell) -> String {
        switch cell {
        case .yen, .count: " class=\"n\""
        case .date: " class=\"d\""
        case .text(let text):
            text.utf8.split(separator: UInt8(ascii: " ")).contains { $0.count > 30 }
                ? " class=\"long\"" : ""
        case .empty: ""
        }
    }

    /// The pins stand in the margin of each sheet; a browser that does not print margins has them
    /// behind the table.
    private var style: String {
        let isWide = labels.count > 6
        return """
            @page { size: A4 \(isWide ? "landscape" : "portrait"); margin: 15mm 12mm 22mm;
              @bottom-left { content: \(HTML.quoted(margin)); white-space: pre; text-align: left;
                font: 6.5pt/1.35 \(Self.narrowFonts); vertical-align: top; padding-top: 3mm; }
              @bottom-right { content: counter(page) " / " counter(pages); text-align: right;
                font: 8pt \(Self.fonts); vertical-align: top; padding-top: 3mm; }
            }
            body { font: \(labels.count > 11 ? "7.5pt" : "9pt")/1.4 \(Self.fonts); color: #000;
              margin: 0; padding: 0 0.3mm; }
            h1 { font-size: 15pt; margin: 0; }
            .title { font-size: 11pt; margin: 0 0 4mm; }
            table { border-collapse: collapse; width: 100%; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            th, td { border: 0.2mm solid #666; padding: 0.8mm 1.2mm; text-align: left;
              vertical-align: top; overflow-wrap: break-word; }
            th { background: #eee; font-weight: normal; }
            th span { display: block; }
            th span[lang=en] { font-size: 85%; color: #333; }
            td.d { white-space: nowrap; }
            td.long { overflow-wrap: anywhere; }
            td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            tr.total td { font-weight: bold; border-top: 0.5mm solid #000; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 3mm;
              margin: 5mm 0 0; font-size: 8pt; break-inside: avoid; }
            dd { margin: 0; overflow-wrap: anywhere; }
            @media screen { body { max-width: \(isWide ? "273mm" : "186mm"); margin: 10mm auto; } }
            """
    }

    private static let fonts =
        "\"Noto Sans CJK JP\", \"Noto Sans JP\", \"Hiragino Sans\", \"Yu Gothic\", Meiryo, "
        + "sans-serif"
    private static let narrowFonts = "\"Noto Sans Mono\", \"DejaVu Sans Mono\", monospace"
}
