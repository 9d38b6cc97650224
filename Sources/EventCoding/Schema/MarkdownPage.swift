/// A page of the reference, built up part by part.
public struct MarkdownPage {
    public private(set) var text: String

    /// - Parameter origin: how the page is made again; it is not edited by hand.
    public init(_ title: String, origin: String) {
        text = "# \(title)\n\nWritten by `\(origin)`; not edited by hand.\n"
    }

    /// The parts that follow a page that another tool began.
    public init() { text = "" }

    public mutating func heading(_ title: String, level: Int = 2) {
        text += "\n" + String(repeating: "#", count: level) + " \(title)\n"
    }

    public mutating func paragraph(_ words: String) { text += "\n\(words)\n" }

    public mutating func table(_ titles: [String], _ rows: [[String]]) {
        let rule = titles.map { _ in "---" }
        let lines = [titles, rule] + rows.map { $0.map(Self.cell) }
        text += "\n" + lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    public mutating func code(_ code: String, language: String) {
        let end = code.hasSuffix("\n") ? "" : "\n"
        text += "\n```\(language)\n\(code)\(end)```\n"
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
