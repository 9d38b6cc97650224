import Accounting
import ReadModels
import Testing

@Suite struct RegisterTableTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("=1+1", "'=1+1"),
        // With the mark behind them, quote and equals sign are characters of their own.
        ("a\"\u{5BD}", "\"a\"\"\u{5BD}\""), ("=\u{338}1", "'=\u{338}1"),
    ])
    func `a cell is quoted byte by byte`(_ text: String, _ cell: String) {
        let table = RegisterTable(name: "t", columns: [.init("c", "c")], rows: [[.text(text)]])
        #expect(Array(table.csv.utf8) == Array("c\n\(cell)\n".utf8))
    }

    @Test func `columns are as wide as what takes the most cells, and amounts end together`() {
        let day = LegalDate("2025-06-30")
        let table = RegisterTable(
            name: "t",
            columns: [
                .init("a", "Name"), .init("b", "Yen"), .init("c", "On"), .init("d", "Count"),
                .init("e", "令和"),
            ],
            rows: [
                [.text("財務"), .yen(-1_234_567), .day(day), .count(12_345), .text("x  ")],
                [.text("abcde"), .empty, .empty, .empty, .text("")],
                [.text(""), .yen(Int128(Int64.max) + 1), .day(day), .count(0), .text("か")],
            ])
        #expect(
            table.text == """
                Name                   Yen  On          Count  令和
                -----  -------------------  ----------  -----  ----
                財務            -1,234,567  2025-06-30  12345  x
                abcde
                       9223372036854775808  2025-06-30  0      か

                """)
        let empty = RegisterTable(name: "t", columns: [.init("a", "Name")], rows: [])
        #expect(empty.text == "Name\n----\n")
    }
}
