/// Whether a text is what a transcript expects.
enum Expectation {
    /// Blank lines at the end separate the steps of a transcript and are not looked at.
    static func matches(_ text: String, _ expected: String) -> Bool {
        let lines = trimmed(expected).map { line -> String in
            line == "..." ? "(?:[^\\n]*\\n)*?" : pattern(of: line) + "\\n"
        }
        let text = trimmed(text).map { $0 + "\n" }.joined()
        guard let expression = try? Regex("\\A" + lines.joined() + "\\z") else { return false }
        return text.contains(expression)
    }

    private static func trimmed(_ text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    private static let placeholders = [
        "<time>": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z",
        "<hash>": "[0-9a-f]{64}",
        "<uuid>": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "<base64>": "[A-Za-z0-9+/]+={0,2}",
        "<number>": "[0-9]+",
        "<any>": "[^\\n]*",
    ]

    private static func pattern(of line: Substring) -> String {
        var pattern = ""
        var rest = line
        while let first = rest.first {
            if first == "<", let end = rest.firstIndex(of: ">"),
                let expression = placeholders[String(rest[...end])]
            {
                pattern += expression
                rest = rest[rest.index(after: end)...]
            } else {
                pattern += "\\^$.|?*+()[]{}".contains(first) ? "\\\(first)" : String(first)
                rest = rest.dropFirst()
            }
        }
        return pattern
    }
}
