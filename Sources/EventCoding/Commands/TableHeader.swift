/// The first row of a table of commands, which names its columns.
enum TableHeader {
    /// The columns that every command needs.
    private static let needed = ["command", "subject", "on"]
    /// What other programs put between columns, and what it is called.
    private static let foreignSeparators: [(separator: Character, title: String)] = [
        (";", "';'"), ("\t", "tabs"),
    ]

    static func columns(_ header: [String]) throws(InputProblem) -> [String] {
        guard Set(header).count == header.count, !header.contains("") else {
            throw InputProblem(.notCSV, "the header names a column twice, or not at all")
        }
        guard let missing = needed.first(where: { !header.contains($0) }) else { return header }
        for (separator, title) in foreignSeparators
        where header.contains(where: { $0.contains(separator) }) {
            throw InputProblem(
                .notCSV, "columns are separated by commas; this file seems to use \(title)")
        }
        throw InputProblem(
            .notCSV,
            "the header has no column '\(missing)'; every command needs "
                + needed.joined(separator: ", "))
    }
}
