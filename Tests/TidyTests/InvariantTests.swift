import Foundation
import TestSupport
import Testing

/// docs/reference/invariants.md names, for each invariant, the type that enforces it and the
/// scenario that attacks it: both are there, and the scenario says which invariant it is about.
@Suite struct InvariantTests {
    private static let page = Repository.text(of: "docs/reference/invariants.md")

    private static let numbers = (1...26).flatMap { $0 == 15 ? ["C15", "C15a"] : ["C\($0)"] }

    private struct Row {
        let number: String
        let source: String
        let types: [String]
        let files: [String]
    }

    private static func rows(of page: String) -> [Row] {
        page.split(separator: "\n").filter { $0.hasPrefix("| C") }.map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            func names(_ cell: String) -> [String] {
                cell.matches(of: /`([^`]+)`/).map { String($0.output.1) }
            }
            return Row(
                number: cells[0], source: cells[2], types: names(cells[3]), files: names(cells[4]))
        }
    }

    @Test func `the page tells of every invariant, in order`() {
        let rows = Self.rows(of: Self.page)
        #expect(rows.map(\.number) == Self.numbers)
        for row in rows { #expect(!row.source.isEmpty, "\(row.number)") }
    }

    @Test func `what enforces an invariant is declared in the sources`() {
        let sources = Repository.files(under: "Sources", endingIn: ".swift").map {
            Repository.text(of: $0)
        }
        for row in Self.rows(of: Self.page) {
            #expect(!row.types.isEmpty, "\(row.number)")
            for type in row.types {
                let declaration = " \(type)"
                let isDeclared = sources.contains { text in
                    ["struct", "enum", "protocol", "class"].contains {
                        text.contains($0 + declaration + " ")
                            || text.contains($0 + declaration + ":")
                    }
                }
                #expect(isDeclared, "\(row.number): there is no \(type)")
            }
        }
    }

    @Test func `what attacks an invariant is a scenario that names it and is refused`() {
        for row in Self.rows(of: Self.page) {
            #expect(!row.files.isEmpty, "\(row.number)")
            for file in row.files {
                let text = Repository.text(of: "Tests/Scenarios/\(file)")
                let law = text.split(separator: "\n").first { $0.hasPrefix("Law:") } ?? ""
                let named = law.matches(of: /C\d+a?/).map { String($0.output) }
                #expect(named.contains(row.number), "\(row.number): \(file) does not name it")
            }
        }
    }

    @Test func `a page without a row, a type or a file is found`() {
        let rows = Self.rows(of: "| C1 | holds | Act 15 | `Nothing` | `none.txt` |\n")
        #expect(rows.map(\.number) == ["C1"])
        #expect(rows[0].types == ["Nothing"] && rows[0].files == ["none.txt"])
    }
}
