import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

@Suite struct ReportPaperTests {
    /// A register of assertions at a bank whose name is all that HTML and CSS could stumble on.
    private func paper() throws -> ReportPaper {
        var history = try History()
        for line in [
            #"""
            {"command":"party.register","subject":"party/sharp","on":"2024-04-02",
             "facts":{"name":"<b>\"A&B\"</b></style> 'x'","kind":"bank"}}
            """#,
            #"""
            {"command":"assertion.record","subject":"assertion/A","on":"2024-04-03",
             "facts":{"book":"FUND","bank":"party/sharp","amount":1234567}}
            """#,
        ] { try history.perform(TestCommand(line)) }
        let day = try #require(LegalDate("2024-04-03"))
        try history.issueReport()
        let state = try #require(history.ledger.reports.map(\.value).first)
        let register = try #require(ReportCatalogue.report(named: "assertions"))
        let query = try #require(
            ReportQuery(register, on: day, for: .full, grant: nil, year: nil))
        let name = try #require(StreamName(parsing: "report/R"))
        var fold = ReportFold(on: day, for: [query])
        for event in history.events { try fold.apply(event) }
        return ReportPaper(
            state, named: name, at: LogPosition(9),
            asking: query, of: fold)
    }

    @Test func `nothing in a text is taken for HTML`() throws {
        let html = try paper().html
        #expect(html.contains("&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;&lt;/style&gt; &#39;x&#39;"))
        #expect(!html.contains("<b>"))
        #expect(html.count(of: "</style>") == 1 && html.count(of: "</html>") == 1)
    }

    @Test func `a page needs no script, no network, and no other file`() throws {
        let html = try paper().html
        for word in ["<script", "http:", "https:", "@import", "url(", "src=", "<link"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.contains("size: A4") && html.contains("display: table-header-group"))
        #expect(html.contains("counter(page)") && html.contains("counter(pages)"))
    }

    @Test func `each form says the numbers and what they are pinned to`() throws {
        let paper = try paper()
        for text in [paper.html, paper.text] {
            #expect(text.contains("1,234,567"))
            #expect(text.contains(paper.state.root.hexadecimal))
            #expect(text.contains(paper.state.digest.hexadecimal))
            #expect(text.contains("report/R, event 9"))
        }
        #expect(paper.table.csv.contains(",1234567,"))
        #expect(paper.html == (try self.paper()).html)
    }
}

extension String {
    /// How often the text stands in it.
    fileprivate func count(of text: String) -> Int {
        ranges(of: text).count
    }
}
