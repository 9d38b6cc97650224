import Accounting
import ArgumentParser

/// Which books a table is of.
struct BookOption: ParsableArguments {
    @Option(help: "Only this book: FUND, SUPPORT, OTHER, STABLE or PROPERTY.")
    var book: String?

    /// The book that is given, or all of them.
    func books() throws -> [Book] {
        guard let book else { return Book.allCases }
        guard let chosen = Book(title: book) else {
            throw CommandFailure(
                .badInput,
                "--book \(book.prefix(80)): must be one of "
                    + Book.allCases.map(\.title).joined(separator: ", "))
        }
        return [chosen]
    }
}
