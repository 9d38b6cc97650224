/// The lines that are asked for: a name, or its first words.
struct Selection {
    /// Empty: all lines.
    let names: [String]

    /// `append-1` is asked for by `append` and by `append-1`, and not by `append-10`.
    func includes(_ line: String) -> Bool {
        names.isEmpty || names.contains { Self.isBeginning($0, of: line) }
    }

    /// Whether some line of a measure may be asked for.
    func mayInclude(_ measure: String) -> Bool {
        includes(measure) || names.contains { Self.isBeginning(measure, of: $0) }
    }

    private static func isBeginning(_ name: String, of line: String) -> Bool {
        line == name || line.hasPrefix(name + "-")
    }
}
