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
}
